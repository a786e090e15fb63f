// Typst worker: one JSON request a line on stdin, one JSON answer a line on stdout.
// Started by TypstWorker.cs with the node_modules folder as its only argument; ends with stdin.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const FONTS = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
];

const modules = process.argv[1];
const { NodeCompiler } = createRequire(join(modules, '/'))('@myriaddreamin/typst-ts-node-compiler');
const workspace = process.cwd();
const main = join(workspace, 'main.typ');
const fontBlobs = FONTS.map(file => readFileSync(join(modules, '@expo-google-fonts', file)));
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });

function diagnostics(error) {
  return compiler.fetchDiagnostics(error)
    .map(d => d.range ? `第 ${d.range.start.line + 1} 行 ${d.message}` : d.message);
}

function answer(request) {
  for (const [name, content] of Object.entries(request.files)) {
    compiler.mapShadow(join(workspace, name), Buffer.from(content, 'base64'));
  }
  compiler.addSource(main, Buffer.from(request.main, 'base64').toString('utf8'));
  const compiled = compiler.compile({ mainFilePath: main });
  if (compiled.hasError()) return { id: request.id, errors: diagnostics(compiled.takeError()) };
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
  return { id: request.id, pages: compiled.result.numOfPages, pdf: pdf.toString('base64') };
}

function reply(request) {
  try {
    return answer(request);
  } catch (error) {
    return { id: request.id, errors: [String(error?.message ?? error)] };
  }
}

process.stdout.write('{"ready":true}\n');
createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', line => {
  const result = reply(JSON.parse(line));
  result.rss = process.memoryUsage.rss();
  process.stdout.write(JSON.stringify(result) + '\n');
  compiler.evictCache(4);
}).on('close', () => process.exit(0));
