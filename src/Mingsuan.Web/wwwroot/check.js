// The check works without this file; it tells sizes before sending, shows the sending, and follows the progress.
(() => {
  "use strict";
  const say = (bytes) => bytes < 102400 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  const isChinese = document.documentElement.lang !== "en";

  const refusal = (files, form) => {
    const most = { files: +form.dataset.files, bytes: +form.dataset.bytes, all: +form.dataset.all };
    const large = files.filter((f) => f.size > most.bytes).map((f) => `${f.name}（${say(f.size)}）`);
    const empty = files.filter((f) => f.size === 0).map((f) => f.name);
    const sum = files.reduce((s, f) => s + f.size, 0);
    if (files.length === 0) return isChinese ? "请先选文件。" : "Choose files first.";
    if (files.length > most.files) {
      return isChinese ? `选了 ${files.length} 个文件，一次最多 ${most.files} 个。请分几次提交。`
        : `${files.length} files are chosen; at most ${most.files} at a time.`;
    }
    if (large.length > 0) {
      return isChinese ? `太大：${large.join("、")}。一个文件最大 ${say(most.bytes)}，请拆开或压缩图片。`
        : `Too large: ${large.join(", ")}. At most ${say(most.bytes)} a file.`;
    }
    if (empty.length > 0) {
      return isChinese ? `文件是空的：${empty.join("、")}。请重新下载或重新导出。` : `Empty: ${empty.join(", ")}.`;
    }
    if (sum <= most.all) return "";
    return isChinese ? `合计 ${say(sum)}，一次最多 ${say(most.all)}。请分几次提交。`
      : `${say(sum)} in all; at most ${say(most.all)} at a time.`;
  };

  const handIn = (form) => {
    const input = form.querySelector("input[type=file]");
    const drop = form.querySelector(".drop");
    const refused = document.getElementById("refused");
    const sending = document.getElementById("sending");
    const button = form.querySelector("button");
    form.classList.add("scripted");
    const tell = (text) => { refused.textContent = text; refused.hidden = text === ""; };
    const list = () => {
      document.getElementById("chosen").replaceChildren(...[...input.files].map((file) => {
        const row = document.createElement("li");
        const size = document.createElement("span");
        row.textContent = file.name;
        size.textContent = say(file.size);
        row.append(size);
        return row;
      }));
      tell(input.files.length > 0 ? refusal([...input.files], form) : "");
    };
    input.addEventListener("change", list);
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      input.files = event.dataTransfer.files;
      list();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fault = refusal([...input.files], form);
      tell(fault);
      if (fault) return;
      const request = new XMLHttpRequest();
      const stop = (text) => { button.disabled = false; sending.hidden = true; tell(text); };
      request.upload.addEventListener("progress", (e) => {
        if (!e.lengthComputable) return;
        sending.querySelector("progress").value = 100 * e.loaded / e.total;
        sending.querySelector("span").textContent = `${say(e.loaded)} / ${say(e.total)}`;
      });
      request.addEventListener("load", () => location.assign(request.responseURL));
      request.addEventListener("error", () => stop(isChinese ? "没有传上去：连接断了。请再试一次。"
        : "The connection was lost. Please try again."));
      button.disabled = true;
      sending.hidden = false;
      request.open("POST", form.action);
      request.send(new FormData(form));
    });
  };

  // The page itself is asked again: its progress part takes the place of the old one.
  const follow = async (part) => {
    await new Promise((done) => { setTimeout(done, 700); });
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("progress");
      if (!next) { location.reload(); return; }
      if (next.textContent !== part.textContent) { part.replaceWith(next); part = next; }
    } catch {
      await new Promise((done) => { setTimeout(done, 3000); });
    }
    follow(part);
  };

  const steps = (findings) => {
    const note = document.querySelector(".filter .keys");
    if (note) note.hidden = false;
    for (const finding of findings) finding.tabIndex = -1;
    const turn = (finding) => {
      const pane = document.querySelector(".page-pane");
      const link = finding.querySelector(".to-page");
      const box = link && document.getElementById(link.hash.slice(1));
      if (!box || !pane || getComputedStyle(pane).overflowY !== "auto") return;
      pane.scrollTop += box.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    };
    const asked = findings.find((finding) => `#${finding.id}` === location.hash);
    if (!location.hash.endsWith("-box")) turn(asked ?? findings[0]);
    let at = -1;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "F8") return;
      event.preventDefault();
      const focused = findings.indexOf(document.activeElement?.closest(".finding"));
      if (focused >= 0) at = focused;
      else if (at < 0 && event.shiftKey) at = 0;
      at = (at + (event.shiftKey ? -1 : 1) + findings.length) % findings.length;
      findings[at].focus();
      findings[at].scrollIntoView({ block: "nearest" });
      turn(findings[at]);
    });
  };

  const form = document.getElementById("hand-in");
  if (form) handIn(form);
  const part = document.getElementById("progress");
  if (part) follow(part);
  const findings = [...document.querySelectorAll(".finding")];
  if (findings.length > 0) steps(findings);
})();
