// Eleventy, data-driven: a page for each record of the global data.
import markdownIt from "markdown-it";

const markdown = markdownIt({ linkify: true });

export default function (config) {
  config.addFilter("markdown", (text) => markdown.render(text ?? ""));
  config.addFilter("label", (key) => key[0].toUpperCase() + key.slice(1).replaceAll("_", " "));
  config.addFilter("kind", (value) => (Array.isArray(value) ? "list" : value instanceof Object ? "mapping" : "text"));
  return { dir: { input: "site", data: "../_data", includes: "../_includes", output: "_site" }, htmlTemplateEngine: "njk" };
}
