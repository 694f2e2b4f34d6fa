// Values as the player reads them. Pure functions.

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export function moneyText(cents) {
  const sign = cents < 0 ? "−" : "";
  const size = Math.abs(cents);
  const rest = size % 100;
  const dollars = WHOLE.format(Math.floor(size / 100));
  return `${sign}$${dollars}${rest ? `.${pad(rest)}` : ""}`;
}

/** Money in whole dollars, for what is told and not counted: pay, tuition. */
export function dollarsOnlyText(cents) {
  return moneyText(Math.round(cents / 100) * 100);
}

const SHORT = new Intl.NumberFormat("en-US", { notation: "compact", minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** Money where there is little room: large sums lose their cents, very large ones their thousands. */
export function shortMoneyText(cents) {
  const size = Math.abs(cents);
  if (size < 1_000_000) return moneyText(cents);
  if (size < 1_000_000_000) return moneyText(Math.trunc(cents / 100) * 100);
  return `${cents < 0 ? "−" : ""}$${SHORT.format(size / 100)}`;
}

export function wholeText(value) {
  return WHOLE.format(value);
}

/** Energy is shown with one decimal, cut and not rounded: 4.96 is not yet enough for 5. */
export function energyText(energy) {
  return (Math.floor(energy * 10 + 1e-6) / 10).toFixed(1);
}

/** "March 2031, Tuesday 07:42" */
export function dateText(date) {
  return `${date.monthName} ${date.year}, ${date.weekday} ${timeText(date.hour * 60 + date.minute)}`;
}

/** Minutes of a day as "07:42"; the end of the day is "24:00". */
export function timeText(minuteOfDay) {
  const whole = Math.floor(minuteOfDay);
  return `${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`;
}

/** Game minutes as "2 days 3 h", "1 h 20 min", "45 min". */
export function durationText(minutes) {
  const whole = Math.max(0, Math.ceil(minutes));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  if (days) return `${days} ${days === 1 ? "day" : "days"}${hours ? ` ${hours} h` : ""}`;
  if (hours) return `${hours} h${rest ? ` ${rest} min` : ""}`;
  return `${rest} min`;
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "Mon–Fri, 09:00–17:00". Day 0 is Monday; a shift may go on into the next day. */
export function hoursText({ from_hour: from, hours, days }) {
  const runs = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    if (runs.at(-1)?.at(-1) === day - 1) runs.at(-1).push(day);
    else runs.push([day]);
  }
  const named = runs.map((run) => (run.length > 2 ? `${DAYS[run[0]]}–${DAYS[run.at(-1)]}` : run.map((day) => DAYS[day]).join(", ")));
  return `${named.join(", ")}, ${timeText(from * 60)}–${timeText(((from + hours) % 24) * 60)}`;
}

/** Game months as "1 year 2 months". */
export function monthsText(months) {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const part = (count, name) => (count ? `${count} ${name}${count === 1 ? "" : "s"}` : "");
  return [part(years, "year"), part(rest, "month")].filter(Boolean).join(" ") || "0 months";
}

/** Real milliseconds as a countdown: "23:59:12" or "1:05". */
export function countdownText(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const tail = pad(seconds % 60);
  return hours ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`;
}

export function nameText(someone) {
  return [someone.first_name, someone.last_name].filter(Boolean).join(" ");
}

/** "young_adult" as "Young adult". */
export function plainText(id) {
  const words = String(id ?? "").replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const EFFECT_NAMES = {
  energy: "Energy",
  health: "Health",
  happiness: "Happiness",
  smarts: "Smarts",
  looks: "Looks",
  stress: "Stress",
  prestige: "Prestige",
  money_cents: "Money",
  affinity: "Closeness",
};

/** Effects as [{name, text, good}], what is nothing left out. More stress is the one bad rise. */
export function effectList(effects) {
  return Object.entries(effects ?? {})
    .filter(([, change]) => change)
    .map(([name, change]) => ({
      name: EFFECT_NAMES[name] ?? plainText(name),
      text: changeText(name, change),
      good: name === "stress" ? change < 0 : change > 0,
    }));
}

function changeText(name, change) {
  const sign = change > 0 ? "+" : "−";
  const size = Math.abs(change);
  if (name === "money_cents") return sign + moneyText(size);
  return sign + (Number.isInteger(size) ? wholeText(size) : size.toFixed(1));
}

function pad(number) {
  return String(number).padStart(2, "0");
}
