// What VS Code lacks for our write-ups: the fields of a Markdown file are completed and explained
// by the YAML extension, and the problems that `check` finds stand at their lines.
//
// The YAML extension reads YAML files alone. So the fields are shown to it as a document of their
// own, each line where it is in the write-up, and its answers are passed on:
// https://code.visualstudio.com/api/language-extensions/embedded-languages#request-forwarding

"use strict";

const { execFile } = require("node:child_process");
const { existsSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const FIELDS = "bien-nien-fields";
const FENCE = /^---[ \t]*$/;
// YAML takes these for signs of its own: a comparator is a text only in quotes.
const NEEDS_QUOTES = /^(>=?|~)$/;
const WRITTEN = { scheme: "file", language: "markdown" };

exports.activate = (context) => {
  const problems = vscode.languages.createDiagnosticCollection("bien-nien");
  const look = (document) => check(document, problems);
  context.subscriptions.push(
    problems,
    vscode.workspace.registerTextDocumentContentProvider(FIELDS, { provideTextDocumentContent }),
    vscode.languages.registerCompletionItemProvider(WRITTEN, { provideCompletionItems }, " ", "-"),
    vscode.languages.registerHoverProvider(WRITTEN, { provideHover }),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidSaveTextDocument(refreshTerms),
    vscode.workspace.onDidCloseTextDocument((document) => problems.delete(document.uri)),
  );
  vscode.workspace.textDocuments.forEach(look);
};

// Where a file is in the archive: its project, and its path below the content folder.
function placeOf(document) {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const root = folder?.uri.fsPath ?? "";
  const below = path.relative(path.join(root, "content"), document.uri.fsPath).replaceAll("\\", "/");
  return /^(tin|trang|vocabulary)\/.+\.(md|yml)$/.test(below) ? { root, below } : null;
}

function schemaOf(document) {
  const place = placeOf(document);
  if (!place || !place.below.endsWith(".md")) return null;
  const name = place.below.startsWith("tin/") ? "record" : "plain_page";
  return vscode.Uri.file(path.join(place.root, ".vscode", "schemas", `${name}.schema.json`));
}

// The line of the fence that closes the fields; 0 where there are none.
function fenceOf(document) {
  if (!FENCE.test(document.lineAt(0).text)) return 0;
  for (let line = 1; line < document.lineCount; line += 1) {
    if (FENCE.test(document.lineAt(line).text)) return line;
  }
  return 0;
}

// The fields as a document of their own. It is named after the version too: what was read of an
// earlier one does not hold.
function fieldsOf(document, position) {
  const within = position.line > 0 && position.line < fenceOf(document);
  if (!within || !schemaOf(document)) return null;
  const { path: file } = document.uri;
  return vscode.Uri.from({ scheme: FIELDS, path: `${file}.yml`, query: String(document.version) });
}

// The first line, where the fence was, tells the YAML extension what to expect.
function provideTextDocumentContent(uri) {
  const file = uri.path.slice(0, -".yml".length);
  const document = vscode.workspace.textDocuments.find(
    ({ uri: { scheme, path: other } }) => scheme === "file" && other === file,
  );
  if (!document) return "";
  const lines = document.getText().split(/\r?\n/).slice(1, fenceOf(document));
  return [`# yaml-language-server: $schema=${schemaOf(document)}`, ...lines, ""].join("\n");
}

async function provideCompletionItems(document, position, _token, { triggerCharacter }) {
  const fields = fieldsOf(document, position);
  if (!fields) return null;
  const command = "vscode.executeCompletionItemProvider";
  const found = await vscode.commands.executeCommand(command, fields, position, triggerCharacter);
  // Words that happen to stand in the text are no fields, and nobody writes null.
  const { Text } = vscode.CompletionItemKind;
  const items = (found?.items ?? []).filter(({ kind, label }) => kind !== Text && label !== "null");
  for (const item of items.filter(({ documentation }) => typeof documentation === "string")) {
    item.label = { label: item.label, description: item.documentation };
  }
  for (const item of items) {
    const written = item.insertText?.value ?? item.insertText;
    if (NEEDS_QUOTES.test(written)) item.insertText = `"${written}"`;
  }
  return new vscode.CompletionList(items, found?.isIncomplete);
}

async function provideHover(document, position) {
  const fields = fieldsOf(document, position);
  if (!fields) return null;
  const command = "vscode.executeHoverProvider";
  const found = await vscode.commands.executeCommand(command, fields, position);
  return found?.[0] ?? null;
}

async function check(document, problems) {
  const place = placeOf(document);
  if (!place) return;
  const told = await runTask(place.root, "check", "--format", "json", "--file", document.uri.fsPath);
  if (!told.startsWith("[")) return;
  const here = JSON.parse(told).filter(({ path: file }) => file === place.below);
  problems.set(document.uri, here.map((problem) => shown(problem, document, place.root)));
}

// Lines and columns count from 1 in what `check` says and from 0 here. What is marked is the rest
// of a field's line, or a word of the text.
function shown({ line, column, field, code, severity, found, write, link }, document, root) {
  const start = document.validatePosition(new vscode.Position(line - 1, column - 1));
  const rest = document.lineAt(start.line).range.with(start);
  const range = field ? rest : (document.getWordRangeAtPosition(start) ?? rest);
  const { Error, Warning } = vscode.DiagnosticSeverity;
  const said = new vscode.Diagnostic(
    range,
    `Thấy: ${found}\nCần: ${write}`,
    severity === "error" ? Error : Warning,
  );
  said.source = "Biên niên";
  const [guide, fragment] = link.split("#");
  said.code = { value: code, target: vscode.Uri.file(path.join(root, guide)).with({ fragment }) };
  return said;
}

// New terms are offered at once.
async function refreshTerms(document) {
  const place = placeOf(document);
  if (place?.below.startsWith("vocabulary/")) await runTask(place.root, "editors");
}

// What a task prints; its exit code says only whether there are errors.
function runTask(root, ...task) {
  const names = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  const python = path.join(root, ".venv", ...names);
  if (!existsSync(python)) {
    const say = "Biên niên: hãy chạy «python tasks.py check» một lần để VS Code báo được lỗi.";
    vscode.window.setStatusBarMessage(say, 10_000);
    return Promise.resolve("");
  }
  const options = { cwd: root, maxBuffer: 2 ** 26, windowsHide: true };
  return new Promise((resolve) => {
    execFile(python, ["tasks.py", ...task], options, (_error, stdout) => resolve(stdout.trim()));
  });
}
