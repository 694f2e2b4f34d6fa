// The present, computed: between two messages the client runs the game's clock and energy on by
// itself, with the formulas of docs/protocol.md. Pure functions; `now` is the server's time in
// Unix milliseconds.

export const MINUTES_PER_DAY = 1440;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** The game minute, with its fraction. A life that has ended stands still at its last minute. */
export function gameMinute(player, now) {
  const { clock, life } = player;
  if (life?.ended_minute != null) return life.ended_minute;
  // Until a clock is known the minute of the vitals is the newest there is.
  if (!clock) return player.vitals?.minute ?? 0;
  if (!clock.present) return clock.anchor_minute;
  return clock.anchor_minute + (Math.max(0, now - clock.anchor_at) / 1000) * clock.rate;
}

/** The game minute as people read it; the same arithmetic as the server's. */
export function dateAt(life, minute) {
  const whole = Math.floor(minute);
  const day = Math.floor(whole / MINUTES_PER_DAY);
  const rest = whole - day * MINUTES_PER_DAY;
  const age = Math.floor(day / life.days_per_year);
  const dayOfYear = day - age * life.days_per_year;
  const months = life.birth_month + Math.floor((dayOfYear * 12) / life.days_per_year);
  return {
    day,
    age,
    year: life.birth_year + age + Math.floor(months / 12),
    month: months % 12,
    monthName: MONTHS[months % 12],
    weekday: WEEKDAYS[((day % 7) + 7) % 7],
    hour: Math.floor(rest / 60),
    minute: rest % 60,
  };
}

/** Completed years at a game minute. */
export function ageAt(life, minute) {
  return Math.floor(minute / (MINUTES_PER_DAY * life.days_per_year));
}

/** Energy now. Above 100 (refills go there) it stands still; below, it grows to 100 at most. */
export function energyAt(vitals, minute) {
  if (vitals.energy >= 100) return vitals.energy;
  return between(0, vitals.energy + elapsed(vitals, minute) * vitals.energy_per_minute, 100);
}

/** A vital that may drift with the clock (`happiness`, `stress`) or stands still (the others). */
export function vitalAt(vitals, name, minute) {
  if (name === "energy") return energyAt(vitals, minute);
  const perMinute = vitals[`${name}_per_minute`] ?? 0;
  return between(0, vitals[name] + elapsed(vitals, minute) * perMinute, 100);
}

/** Real milliseconds until a game minute, at the clock's present rate. */
export function realUntil(player, minute, now) {
  const rate = player.clock?.rate || 1;
  return ((minute - gameMinute(player, now)) / rate) * 1000;
}

/** The slots of a plan with their ends: [{doing, from, until}], in minutes of that day (0 to 1440). */
export function slotsOfDay(day) {
  const start = day.day * MINUTES_PER_DAY;
  const moments = [...day.plan].sort((a, b) => a.minute - b.minute);
  return moments
    .map((slot, index) => ({
      doing: slot.doing,
      from: between(0, slot.minute - start, MINUTES_PER_DAY),
      until: between(0, (moments[index + 1]?.minute ?? Infinity) - start, MINUTES_PER_DAY),
    }))
    .filter((slot) => slot.until > slot.from);
}

function elapsed(vitals, minute) {
  return Math.max(0, minute - vitals.minute);
}

function between(low, value, high) {
  return Math.min(high, Math.max(low, value));
}
