// Screenshots of each kind of page for the README: two widths, two schemes. usage: node gallery.mjs [SITE [FOLDER]]

import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { browser, examples, folder, serve } from "./site.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[3] ?? join(here, "../../docs/gallery"));
const site = folder();
const server = await serve(site);
const chromium = await browser();
mkdirSync(out, { recursive: true });
const wanted = ["home", "event", "article", "actor", "year", "between", "search"];

for (const [width, height, colorScheme] of [[1440, 960, "light"], [360, 740, "dark"]]) {
  const context = await chromium.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  for (const [kind, address] of Object.entries(examples(site)).filter(([name]) => wanted.includes(name))) {
    const page = await context.newPage();
    await page.goto(server.url + address, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(out, `${kind}-${width}-${colorScheme}.png`) });
    await page.close();
  }
  await context.close();
}
await chromium.close();
server.close();
console.log(out);
