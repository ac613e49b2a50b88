// Decap CMS loses the order of keys in rows that have more than eight; before an article is saved, they get back the
// order of the schema, so that a correction of one value changes little else in the file.

CMS.registerEventListener({
  name: "preSave",
  handler: async ({ entry }) => {
    const { collections } = await (await fetch("/admin/config.yml")).json();
    const { fields } = collections.find(({ name }) => name === entry.get("collection"));
    return fields.reduce((data, { name, fields: keys }) => {
      const order = keys?.map((key) => key.name);
      return order && data.get(name) ? data.set(name, data.get(name).map((row) => inOrder(row, order))) : data;
    }, entry.get("data"));
  },
});

function inOrder(row, order) {
  return row.sortBy((_, key) => order.indexOf(key));
}
