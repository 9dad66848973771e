// Follows a job that is under way, and shows the page again when it ends. Without this the page has a link that does.
const bar = document.querySelector("progress[data-events]");
if (bar) {
  const events = new EventSource(bar.dataset.events);
  events.addEventListener("progress", (event) => {
    const { state, done, steps } = JSON.parse(event.data);
    bar.max = steps;
    bar.value = done;
    const told = document.querySelector("[data-count]");
    if (told && state === "RUNNING") {
      told.textContent = `${told.dataset.count} ${done} / ${steps}`;
    }
    if (!["WAITING", "RUNNING"].includes(state)) {
      events.close();
      location.reload();
    }
  });
}
