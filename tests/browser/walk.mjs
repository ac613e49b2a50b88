// A reader's walk, by keyboard only: home, an event, the words in the article and back, the ledger, the filters of an
// actor, the other scheme, the search. Then the same without JavaScript, the search left out.
// usage: node walk.mjs [SITE]

import assert from "node:assert/strict";
import { browser, examples, folder, serve } from "./site.mjs";

const site = folder();
const server = await serve(site);
const chromium = await browser();
const address = (page) => page.url().slice(server.url.length);

/** Press Tab until the focus is on what `selector` names, and see that it can be seen. */
async function tabTo(page, selector) {
  for (let pressed = 0; pressed < 600; pressed += 1) {
    await page.keyboard.press("Tab");
    const state = await page.evaluate((wanted) => {
      const here = document.activeElement;
      return here?.matches(wanted) ? { outline: getComputedStyle(here).outlineStyle, box: here.getBoundingClientRect().width } : null;
    }, selector);
    if (state) {
      assert.notEqual(state.outline, "none", `the focus on ${selector} cannot be seen`);
      return;
    }
  }
  assert.fail(`no way by Tab to ${selector} on ${address(page)}`);
}

async function follow(page, selector) {
  await tabTo(page, selector);
  const from = page.url();
  await Promise.all([page.waitForURL((url) => url.href !== from), page.keyboard.press("Enter")]);
}

async function walk(javaScriptEnabled) {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  const seen = examples(site);

  await page.goto(`${server.url}/`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip", "the first stop skips to the content");
  await page.keyboard.press("Enter");
  await follow(page, "main .rows a[href^='/events/']");
  assert.match(address(page), /^\/events\/[0-9a-f]+\/$/);
  const event = address(page);

  await follow(page, ".values a[href*='#'], .sources blockquote a");
  assert.match(address(page), /^\/articles\/[^/]+\/#[ec]-/, "a value leads to its words");
  const target = await page.evaluate(() => {
    const here = document.querySelector(":target");
    return here && { shown: here.getBoundingClientRect().height > 0, marked: getComputedStyle(here).backgroundColor };
  });
  assert.ok(target?.shown, "the words are on the page");
  assert.notEqual(target.marked, "rgba(0, 0, 0, 0)", "the words are marked");
  await follow(page, `a[href^='${event}']`);
  assert.equal(address(page).split("#")[0], event, "the words lead back to the event");

  await page.goto(server.url + seen.between);
  assert.ok((await page.locator(".ledger li").count()) > 1, "the ledger has entries");
  const answer = page.locator(".ledger li small a[href^='#']").first();
  if (await answer.count()) {
    const to = await answer.getAttribute("href");
    await follow(page, `.ledger small a[href='${to}']`);
    assert.equal(await page.evaluate(() => document.querySelector(":target")?.id), to.slice(1));
  }

  await page.goto(server.url + seen.actor);
  const all = await page.locator(".filtered .rows li:visible").count();
  await follow(page, ".filters a[href='#only-did']");
  const some = await page.locator(".filtered .rows li:visible").count();
  assert.ok(some > 0 && some < all, `the filter leaves some: ${some} of ${all}`);
  assert.equal(await page.locator(".filtered .rows li:visible:not(.did)").count(), 0);

  if (javaScriptEnabled) await withScripts(page, seen);
  else {
    await page.goto(`${server.url}/search/`);
    assert.match(await page.locator("main").innerText(), /needs JavaScript/);
    assert.ok(await page.locator("main a[href='/actors/']").isVisible());
    assert.equal(await page.locator(".mast button").count(), 0, "no button that does nothing");
  }
  await context.close();
}

async function withScripts(page, seen) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.goto(`${server.url}/`);
  await tabTo(page, ".mast button");
  await page.keyboard.press("Enter");
  assert.notEqual(await ground(), before, "the button switches the scheme");
  const chosen = await ground();
  await page.goto(server.url + seen.year);
  assert.equal(await ground(), chosen, "the choice lasts");

  await page.goto(`${server.url}/search/`);
  await page.waitForSelector("#search:not([hidden])");
  await page.goto(server.url + seen.actor);
  const name = await page.locator("h1").innerText();
  await page.goto(`${server.url}/search/`);
  await page.waitForSelector("#search:not([hidden])");
  await tabTo(page, "#q");
  await page.keyboard.type(name);
  await page.waitForSelector("#results li");
  const hits = Number.parseInt(await page.locator("#found").innerText(), 10);
  await tabTo(page, "#filters select[name='Year']");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((many) => Number.parseInt(document.querySelector("#found").textContent, 10) < many, hits);
  await page.waitForFunction(() => document.querySelectorAll("#results li").length > 0);
  assert.match(page.url(), /Year=\d{4}/, "the search stands in the address");
  await follow(page, "#results a");
  assert.match(address(page), /^\/(events|articles|actors)\//);
}

await walk(true);
console.log("walked with JavaScript");
await walk(false);
console.log("walked without JavaScript");
await chromium.close();
server.close();
