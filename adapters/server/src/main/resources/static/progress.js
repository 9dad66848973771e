// Follows a job that is under way, and shows the page again when it ends, pauses or goes on. Without this the page has a link that does.
const bar = document.querySelector("progress[data-events]");
if (bar) {
  const events = new EventSource(bar.dataset.events);
  // A form that is sent brings its own page, which showing this one again would break off.
  document.addEventListener("submit", () => events.close());
  events.addEventListener("progress", (event) => {
    const { state, done, steps } = JSON.parse(event.data);
    bar.max = steps;
    bar.value = done;
    const told = document.querySelector("[data-count]");
    if (told && state === "RUNNING") {
      told.textContent = `${told.dataset.count} ${done} / ${steps}`;
    }
    const goesOn = ["WAITING", "RUNNING"].includes(state) && bar.dataset.state !== "PAUSED";
    if (!goesOn && state !== bar.dataset.state) {
      events.close();
      location.reload();
    }
  });
}
