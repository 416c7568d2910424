// The list under a combobox: built from text only, matched letters underlined where the server says.
let lists = 0;

export function listOf(root, input) {
  const list = document.createElement("div");
  lists += 1;
  list.id = `offers-${lists}`;
  list.className = "combobox__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", `在册的${input.dataset.kind ?? "当事人"}`);
  list.hidden = true;
  root.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  return list;
}

function span(name, ...content) {
  const element = document.createElement("span");
  element.className = name;
  element.append(...content);
  return element;
}

// "南通沐棠纺织科技" with [[2, 6]] → 南通<mark>沐棠纺织</mark>科技
function underlined(text, ranges = []) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    const match = document.createElement("mark");
    match.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), match);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

export function mark(option, id, kind = "当事人") {
  const item = document.createElement("div");
  item.id = id;
  item.className = option.created ? "option option--new" : "option";
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const name = option.created
    ? span("option__name", `＋ 没有要找的？新建“${option.label}”为${kind}`)
    : span("option__name", ...underlined(option.label, option.matches));
  if (option.tag) name.append(span("tag", option.tag));
  item.append(name);
  if (option.detail) item.append(span("option__detail", option.detail));
  item.append(span("option__aside", option.created ? "方向键选中，Enter 新建" : (option.aside ?? "")));
  return item;
}
