// Starts Decap with our format of records. This script runs before Decap's, which waits for it.

import { fileDate, fileName } from "./file-name.js";
import { PICTURE } from "./picture.js";
import { recordFormat } from "./record-file.js";
import { WORDS } from "./words.js";

window.CMS_MANUAL_INIT = true;
document.addEventListener("DOMContentLoaded", start);

async function start() {
  const response = await fetch("config.json");
  const config = await response.json();
  const [records] = config.collections;
  CMS.registerLocale("vi", { ...CMS.getLocale("vi"), ...WORDS });
  CMS.registerCustomFormat(records.format, records.extension, recordFormat(records.fields));
  CMS.registerEditorComponent(PICTURE);
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => named(entry) });
  CMS.init({ config });
}

/** The values of a record that is saved, with what its file is to be called. */
function named(entry) {
  const values = entry.get("data");
  const isCopy = entry.get("newRecord") && values.has("_source");
  const fresh = isCopy ? values.delete("_source").delete("id") : values;
  const plain = fresh.toJS();
  const name = fileName(plain);
  return fresh
    .set("_name", name)
    .set("_year", fileDate(plain).slice(0, 4))
    .set("id", plain.id || name);
}
