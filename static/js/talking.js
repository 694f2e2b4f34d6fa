// A conversation, shaped for showing. Pure functions.

export const MOST_CHARACTERS = 500;

const MOODS = {
  bright: "in high spirits",
  even: "calm",
  low: "a little down",
  cross: "cross",
};

export function moodText(mood) {
  return MOODS[mood] ?? "";
}

const REASONS = {
  silence: "The conversation trailed off.",
  time: "It had been a long talk.",
  turns: "It had been a long talk.",
  asleep: "You fell asleep.",
  prison: "You were taken away.",
  gone: "There is nobody to answer any more.",
};

/** Why it ended, when the last words do not say it. */
export function endingText(talk) {
  if (talk.reason === "left") return `${talk.first_name} has had enough for now.`;
  return REASONS[talk.reason] ?? `You said goodbye to ${talk.first_name}.`;
}

/** What a change of affinity means, or "". */
export function changeText(name, change) {
  if (change >= 3) return `${name} is touched.`;
  if (change > 0) return `${name} liked that.`;
  if (change <= -5) return `That hurt ${name}.`;
  if (change < 0) return `${name} did not like that.`;
  return "";
}

/**
 * The last talk as it stays on the screen after its end. `said` is what the player said last: the server tells
 * the end before it could tell that.
 */
export function endedTalk(conversation, said, event) {
  const bubbles = [...(conversation?.bubbles ?? [])];
  if (said && bubbles.at(-1)?.by !== "you") bubbles.push({ by: "you", text: said });
  if (event.text) bubbles.push({ by: "them", text: event.text });
  return { person_id: event.person_id, first_name: event.first_name, reason: event.reason, bubbles };
}
