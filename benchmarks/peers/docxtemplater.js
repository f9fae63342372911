// Fills a template with docxtemplater: {template, data, count, out} a line, {done} back.
// A template is read once; docxtemplater itself wants a new object for every document.
const fs = require("fs");
const readline = require("readline");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

function fill(content, data) {
  const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  try {
    const { template, data, count, out } = JSON.parse(line);
    const content = fs.readFileSync(template);
    let filled;
    for (let done = 0; done < count; done++) filled = fill(content, data);
    fs.writeFileSync(out, filled);
    console.log(JSON.stringify({ done: count }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
});
