// vnu, the HTML checker, on every page of the site. usage: node html.mjs [SITE]

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { folder, pages } from "./site.mjs";

const jar = join(createRequire(import.meta.url).resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
const files = pages(folder()).map(([, file]) => file);
let code = 0;
for (let start = 0; start < files.length; start += 500) {
  const ran = spawnSync("java", ["-Xss4m", "-jar", jar, "--errors-only", "--format", "gnu", ...files.slice(start, start + 500)], { encoding: "utf-8" });
  if (ran.error) throw ran.error;
  process.stderr.write(ran.stderr);
  code ||= ran.status;
}
console.log(`${files.length} pages, ${code ? "faults above" : "no faults"}`);
process.exit(code ? 1 : 0);
