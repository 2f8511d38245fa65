"""What ``check`` says beyond the errors that stop a build: rules of language, facts and files.

``command`` is what editors run, ``run`` examines a content folder, ``examine`` one file of it,
``rules`` lists the rules. A rule of one record looks at a ``subject`` and is pure, so that its
answers are kept in a store; a rule between records looks at the ``whole``, made of light ``facts``.
Everything here is a warning; ``accepting`` parts those that a record accepts with a reason.
"""
