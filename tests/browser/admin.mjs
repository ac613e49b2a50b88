// An editor's walk through the form below /admin/: open an article of a small chronicle, correct a count, publish. The
// text must stay as it was, byte for byte, every value too, the count be there, and `chronicle check` find no error.
// It needs `chronicle` on the path (or CHRONICLE), npm for the form, and port 8081 for Decap's local backend.
// usage: node admin.mjs [PICTURES]

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browser, serve } from "./site.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const LOCAL = "http://localhost:8081";
const ARTICLE = "content/articles/2018/france-sends-envoys-home.md";
const [HEAD, TEXT] = [`---
title: "France: eight envoys of Chad sent home"
published: 2018-03-27
outlet: 'NO'
# Seen by the desk.
url: https://example.org/a#b
sources:
- https://example.org/one
- https://example.org/two
rights: full
attention:
- 'A line to look at, with "quotes" and a colon: here'
people:
- id: anna-roe
  name: Anna Roe
  office: Foreign Minister
  country: france
aggregates:
- count: 23
  target: chad
  type: expulsion
  since: "2018-03"
  evidence: twenty-three envoys in all
events:
- id: "12e456"
  type: expulsion
  status: done
  actor: france
  target: chad
  count: 8
  people:
  - Jean Doe
  date: "2018-03"
  evidence: expelled nine envoys of Chad, eight of them from the capital, and told the others that they would be next if it went on like this
  confidence: 0.70
  checked: true
  note: "Nine in all; # eight is the part."
- id: "012345"
  type: closure
  status: done
  actor: france
  target: chad
  count: 1
  date: 2018-03-26
  deadline: "2018"
  evidence: closes the consulate
  confidence: 0.9
---
`, `
PARIS — [France](actor:france) [expelled](event:12e456) nine envoys of [Chad](actor:chad), [eight](event:12e456/count) of them from the capital, and told the others that they would be next if it went on like this. There were twenty-three envoys in all. Anna Roe said that Jean Doe \\* had gone.

It [closes the consulate](event:012345) \\[sic\\] in 2018\\_03, "quoted" &amp; with two  spaces, Jean Doe.
`];

const root = mkdtempSync(join(tmpdir(), "chronicle-admin-"));
const chronicle = (...words) => execFileSync(process.env.CHRONICLE ?? "chronicle", [...words, "--root", root], { encoding: "utf-8", stdio: ["ignore", "pipe", "pipe"] });
const closing = [() => rmSync(root, { recursive: true })];

function prepare() {
  mkdirSync(dirname(join(root, ARTICLE)), { recursive: true });
  symlinkSync(join(HERE, "../../layouts"), join(root, "layouts"));
  writeFileSync(join(root, "content/chronicle.yaml"), "title: Test\nadmin: true\n");
  writeFileSync(join(root, ARTICLE), HEAD + TEXT);
  chronicle("build", "--no-search", "--output", join(root, "site"));
}

async function backend() {
  const program = join(HERE, "node_modules/decap-server/dist/index.js");
  const env = { ...process.env, GIT_REPO_DIRECTORY: root, MODE: "fs" };
  const local = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "inherit"] });
  closing.push(() => local.kill());
  await new Promise((ready, failed) => {
    local.stdout.on("data", (words) => /listening/.test(words) && ready());
    local.on("exit", () => failed(new Error("decap-server ended; is port 8081 taken?")));
  });
}

async function walk() {
  const server = await serve(join(root, "site"));
  closing.push(server.close);
  const chromium = await browser();
  closing.push(() => chromium.close());
  const context = await chromium.newContext({ viewport: { width: 1280, height: 1400 }, permissions: ["local-network-access"] });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const refused = [];
  page.on("console", (said) => /Content Security Policy/.test(said.text()) && refused.push(said.text()));
  // On the site, backend and form have one origin; here the local backend has one of its own.
  await page.route("**/admin/", async (route) => {
    const response = await route.fetch();
    const name = "content-security-policy";
    const policy = response.headers()[name].replace("connect-src 'self'", `connect-src 'self' ${LOCAL}`);
    await route.fulfill({ response, headers: { ...response.headers(), [name]: policy } });
  });
  await page.goto(`${server.url}/admin/`);
  await page.getByRole("button", { name: "Login" }).click();
  await page.getByText("France: eight envoys").click();
  await page.locator("input[id^=title-field]").waitFor();
  await picture(page, "article");
  await page.getByText("expulsion france chad 8").locator("xpath=ancestor::div[.//button][1]//button").first().click();
  const count = page.locator("input[id^=count-field]:visible");
  assert.equal(await count.inputValue(), "8");
  await count.fill("9");
  await picture(page, "count");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("menuitem", { name: "Publish now" }).click();
  await page.getByText("Changes saved").waitFor();
  await picture(page, "saved");
  assert.deepEqual(refused, [], "the policy of /admin/ lets the form do what it does");
}

async function picture(page, name) {
  if (process.argv[2]) await page.screenshot({ path: join(process.argv[2], `${name}.png`) });
}

/** The front matter without what the form may change: comments, quotes, indentation, folded lines, zeros at an end. */
function bare(front) {
  const lines = front.replace(/\n {6,}(?=[a-z])/g, " ").split("\n").filter((line) => !line.startsWith("#"));
  return lines.map((line) => line.replace(/(\.\d+?)0+$/, "$1").replace(/["']/g, "").trim());
}

function compare() {
  const file = readFileSync(join(root, ARTICLE), "utf-8");
  const end = file.indexOf("\n---\n") + 5;
  assert.equal(file.slice(end), TEXT, "the text is what it was, byte for byte");
  assert.deepEqual(bare(file.slice(0, end)), bare(HEAD).map((line) => (line === "count: 8" ? "count: 9" : line)));
  chronicle("check");
}

try {
  prepare();
  await backend();
  await walk();
  compare();
  console.log("an editor corrected a count in the form: the count changed, no other value and no byte of the text did");
} finally {
  for (const close of closing.reverse()) await close();
}
