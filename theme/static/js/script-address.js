// The address of a script that a worker is to run, for a policy that requires Trusted Types.

const own = (address) => {
  const url = new URL(address, import.meta.url);
  if (url.origin !== new URL(import.meta.url).origin) throw new TypeError(`${url}: not a script of this site`);
  return url.href;
};
const policy = globalThis.trustedTypes?.createPolicy("biennien", { createScriptURL: own });

/** @param {string | URL} address of a script of this site; relative to this one */
export function scriptAddress(address) {
  return policy ? policy.createScriptURL(address) : own(address);
}
