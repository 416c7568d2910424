// “52 / 200 字。” under a textarea, while typing; counted in characters as people see them.
export default function textareaCounter(form) {
  form.addEventListener("input", (event) => {
    const place = document.getElementById(event.target.dataset?.counted ?? "");
    if (!place) return;
    const limit = Number(event.target.dataset.limit);
    const length = [...event.target.value].length;
    place.textContent = length > limit ? `${length} / ${limit} 字，多了 ${length - limit} 字。` : `${length} / ${limit} 字。`;
    place.classList.toggle("counter--over", length > limit);
  });
}
