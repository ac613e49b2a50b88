// A built site on localhost with the headers of netlify.toml, a browser, and the addresses worth looking at.

import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".yml": "text/yaml",
};

/** Headers by path, as `netlify.toml` gives them: [[path, {name: value}], ...]; a path may end in `*`. */
function headers() {
  const blocks = readFileSync(join(ROOT, "netlify.toml"), "utf-8").split("[[headers]]").slice(1);
  return blocks.map((block) => {
    const path = block.match(/for\s*=\s*"([^"]+)"/)[1];
    const values = block.split("[headers.values]")[1].split(/\n\s*\[/)[0];
    return [path, Object.fromEntries([...values.matchAll(/^\s*([\w-]+)\s*=\s*"(.*)"\s*$/gm)].map((row) => [row[1], row[2]]))];
  });
}

/** Serves the folder; {url, close}. `sent` hears of each answer: its path and how many bytes it has. */
export async function serve(folder, sent = () => {}) {
  const rules = headers();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const asked = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const inside = !relative(folder, asked).startsWith("..");
    const there = inside && existsSync(asked) && statSync(asked).isFile();
    const file = there ? asked : join(folder, "404.html");
    for (const [rule, values] of rules) {
      const fits = rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;
      if (fits) for (const [name, value] of Object.entries(values)) response.appendHeader(name, value);
    }
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    const zipped = /html|css|javascript|xml|json/.test(TYPES[extname(file)] ?? "") && /gzip/.test(request.headers["accept-encoding"] ?? "");
    response.statusCode = there ? 200 : 404;
    if (!zipped) {
      sent(path, statSync(file).size);
      return createReadStream(file).pipe(response);
    }
    const content = gzipSync(readFileSync(file));
    sent(path, content.length);
    response.setHeader("Content-Encoding", "gzip");
    return response.end(content);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** The Chromium of the system, or the one that CHROMIUM names. */
export function browser(options = {}) {
  const usual = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? usual.find((path) => existsSync(path)) ?? usual[0],
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    ...options,
  });
}

/** The folder that the command line names. */
export function folder() {
  const given = process.argv[2] ?? join(ROOT, "site");
  if (!existsSync(join(given, "index.html"))) {
    console.error(`${given}: no index.html, expected a built site; run chronicle build, or name its folder`);
    process.exit(2);
  }
  return resolve(given);
}

/** Every HTML file of the site: [address, file]. */
export function pages(site) {
  return readdirSync(site, { recursive: true })
    .filter((name) => name.endsWith(".html") && !name.startsWith("pagefind") && !name.startsWith("admin"))
    .map((name) => [`/${name.replace(/(^|\/)index\.html$/, "$1")}`, join(site, name)]);
}

/** One address of each kind: the longest page of its kind, so that nothing easier is looked at. */
export function examples(site) {
  const size = (file) => statSync(file).size;
  const found = { home: "/" };
  const kinds = {
    event: /^\/events\/[^/]+\/$/, article: /^\/articles\/(?!\d+\/$)[^/]+\/$/, actor: /^\/actors\/[^/]+\/$/,
    year: /^\/years\/\d{4}\/$/, between: /^\/between\/(?!\d+\/$)[^/]+\/$/,
  };
  const all = pages(site);
  for (const [kind, form] of Object.entries(kinds)) {
    const [largest] = all.filter(([address]) => form.test(address)).sort((a, b) => size(b[1]) - size(a[1]));
    if (largest) found[kind] = largest[0];
  }
  const rest = ["years", "actors", "between", "articles", "corrections", "data", "about", "search"];
  for (const name of rest) found[name === "between" ? "exchanges" : name === "articles" ? "archive" : name] = `/${name}/`;
  found.missing = "/404.html";
  return found;
}
