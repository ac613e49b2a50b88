// Every kind of page in both schemes at two widths: axe without violations, no request that leaves the site, nothing
// that the security policy stops, no error in the console, no sideways scrolling; and the weight of every page.
// usage: node check.mjs [SITE]

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { browser, examples, folder, pages, serve } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const LIMIT = 60 * 1024;
const site = folder();
const faults = [];
const server = await serve(site);
const chromium = await browser();

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    const context = await chromium.newContext({ viewport: { width, height: 900 }, colorScheme });
    for (const [kind, address] of Object.entries(examples(site))) {
      const say = (fault) => faults.push(`${address} (${colorScheme}, ${width}): ${fault}`);
      const page = await context.newPage();
      page.on("console", (message) => message.type() === "error" && say(message.text()));
      page.on("pageerror", (error) => say(error.message));
      page.on("request", (request) => request.url().startsWith(server.url) || request.url().startsWith("data:") || say(`asks ${request.url()}`));
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      for (const rule of violations) say(`axe ${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wider > 0) say(`${wider} px wider than the screen`);
      await page.close();
      if (process.env.VERBOSE) console.log(kind, address, colorScheme, width);
    }
    await context.close();
  }
}

const style = gzipSync(readFileSync(join(site, "static/style.css"))).length;
let heaviest = ["", 0];
for (const [address, file] of pages(site)) {
  const weight = gzipSync(readFileSync(file)).length + style;
  if (weight > heaviest[1]) heaviest = [address, weight];
  if (weight > LIMIT) faults.push(`${address}: ${weight} bytes with its stylesheet, at most ${LIMIT}`);
}

await chromium.close();
server.close();
console.log(`heaviest page: ${heaviest[0]} with ${(heaviest[1] / 1024).toFixed(1)} KB, stylesheet included`);
for (const fault of faults) console.error(fault);
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
