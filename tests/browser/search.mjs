// What a reader of the search loads: bytes and requests for the page, for each question, and for looking further back.
// usage: node search.mjs SITE QUESTION...; a question is words, or the address of a search: "?q=spies&Year=2018"

import { browser, folder, serve } from "./site.mjs";

const site = folder();
let bytes = 0;
let requests = 0;
const server = await serve(site, (path, size) => {
  bytes += size;
  requests += 1;
});
const chromium = await browser();

/** Prints what was loaded since the last time. */
function tell(name, more = "") {
  console.log(`${name}: ${(bytes / 1000).toFixed(0)} KB in ${requests} requests${more}`);
  bytes = requests = 0;
}

async function answered(page) {
  await page.waitForFunction(() => /found/.test(document.querySelector("#found").textContent));
  await page.waitForLoadState("networkidle");
  return `: ${await page.locator("#found").innerText()}`;
}

for (const question of process.argv.slice(3)) {
  const page = await (await chromium.newContext()).newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  await page.goto(`${server.url}/search/`);
  await page.waitForSelector("#search:not([hidden])");
  await page.waitForLoadState("networkidle");
  tell("the page");
  const started = Date.now();
  if (question.startsWith("?")) {
    await page.goto(`${server.url}/search/${question}`);
  } else {
    await page.fill("#q", question);
  }
  tell(`“${question}”`, `${await answered(page)}, ${Date.now() - started} ms`);
  for (let n = 0; n < 3 && await page.locator("#further").isVisible(); n += 1) {
    const name = await page.locator("#further").innerText();
    await page.click("#further");
    await page.waitForTimeout(200);
    tell(`  ${name}`, await answered(page));
  }
  await page.context().close();
}
await chromium.close();
server.close();
