// All records of data/ with their addresses, the links of their texts resolved, and who refers to whom.
import { readFile, readdir } from "node:fs/promises";
import { CORE_SCHEMA, load } from "js-yaml";

const LINK = /\[\[([a-z0-9-]+)(?:\|([^\]]*))?\]\]/g;

async function read() {
  const records = [];
  for (const folder of (await readdir("data")).sort()) {
    for (const file of (await readdir(`data/${folder}`)).sort()) {
      const values = load(await readFile(`data/${folder}/${file}`, "utf-8"), { schema: CORE_SCHEMA });
      const id = file.replace(/\.yml$/, "");
      records.push({ id, folder, url: `/${folder}/${id}/`, values, backlinks: [] });
    }
  }
  return records;
}

function* named(value) {
  if (typeof value === "string") {
    yield value;
    for (const found of value.matchAll(LINK)) yield found[1];
  } else if (value instanceof Object) {
    for (const inner of Object.values(value)) yield* named(inner);
  }
}

export default async function () {
  const records = await read();
  const byId = Object.fromEntries(records.map((record) => [record.id, record]));
  for (const record of records) {
    for (const id of new Set(named(record.values))) byId[id]?.backlinks.push(record);
    const { title, summary, body, ...fields } = record.values;
    const text = (body ?? "").replace(LINK, (all, id, words) => {
      const target = byId[id];
      return target ? `[${words || target.values.title}](${target.url})` : all;
    });
    Object.assign(record, { title, summary, fields, text });
  }
  const folders = [...new Set(records.map((record) => record.folder))];
  return { records, byId, folders: folders.map((name) => [name, records.filter((record) => record.folder === name)]) };
}
