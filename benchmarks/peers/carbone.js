// Converts with Carbone's own pool of LibreOffice: {sources, folder} a line, {done} back.
// The first argument says how many LibreOffice it keeps. The files carry no tags: only the way to
// PDF is measured.
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const carbone = require("carbone");

carbone.set({ factories: Number(process.argv[2]), startFactory: true, attempts: 2 });

function convert(source, folder) {
  return new Promise((resolve, reject) =>
    carbone.render(source, {}, { convertTo: "pdf" }, (error, result) => {
      if (error) return reject(error);
      fs.writeFileSync(path.join(folder, path.basename(source, ".docx") + ".pdf"), result);
      resolve();
    })
  );
}

readline.createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { sources, folder, together } = JSON.parse(line);
    const all = together
      ? Promise.all(sources.map((source) => convert(source, folder)))
      : sources.reduce((before, source) => before.then(() => convert(source, folder)), Promise.resolve());
    all
      .then(() => console.log(JSON.stringify({ done: sources.length })))
      .catch((error) => console.log(JSON.stringify({ error: String(error) })));
  })
  .on("close", () => process.exit(0));
