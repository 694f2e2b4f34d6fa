import { webcrypto } from "node:crypto";

// Older versions of Node.js have it only as a module.
globalThis.crypto ??= webcrypto;

// Stand-ins shared by the tests of the web client.

/** A state as `playerObject` brings it; `changes` replaces sections. */
export function player(changes = {}) {
  return {
    account: { account_id: "1", display_name: "Guest", guest: true },
    wallet: { diamonds: 100, unlimited_energy_until: 0 },
    experiments: {},
    life: {
      id: "l1", number: 1, first_name: "Mia", last_name: "Parker", sex: "female", country: "us",
      birth_year: 2025, birth_month: 2, days_per_year: 12, stage: "child", age: 6, alive: true, cause: "", ended_minute: null,
    },
    clock: { anchor_at: 1_000_000, anchor_minute: 104_100, rate: 1, present: true },
    vitals: {
      minute: 104_100, energy: 80, health: 93, happiness: 71, smarts: 44, looks: 60, stress: 12, prestige: 0,
      energy_per_minute: 0.01, happiness_per_minute: -0.1, stress_per_minute: 0,
    },
    money: { cents: 2500 },
    day: { day: 72, doing: "free", asleep: false, plan: [], activity: null },
    school: { school: "primary", title: "Primary school", grade: 60 },
    work: null,
    people: { p1: { id: "p1", relation: "mother", first_name: "Ann", last_name: "Parker", alive: true, affinity: 80, birth_minute: -1 } },
    question: null,
    ...changes,
  };
}

export function moment(seq, minute, kind = "event", text = `moment ${seq}`) {
  return { type: "messageEvent", seq, at: 0, kind, title: "", text, minute };
}

export function question(seq, id = "q1") {
  return {
    type: "questionEvent", seq, at: 0, question_id: id, event_id: "kitten", title: "A kitten", text: "?", minute: 1,
    deadline_minute: 100, default: "leave", person_id: null, choices: [{ id: "leave", text: "Leave", cost_cents: 0, energy: 0, available: true, reason: "" }],
  };
}

/** Storage like the browser's, in memory. */
export function memoryStorage() {
  const values = new Map();
  return {
    get: (name) => structuredClone(values.get(name) ?? null),
    set: (name, value) => values.set(name, structuredClone(value)),
    remove: (name) => values.delete(name),
  };
}

/** A socket the test drives: `sent` holds the frames, `reply` and `push` answer. */
export class FakeSocket {
  constructor() {
    this.readyState = 0;
    this.sent = [];
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  open() {
    this.readyState = 1;
    this.onopen();
  }

  say(message) {
    this.onmessage({ data: JSON.stringify(message) });
  }

  drop(code = 1006) {
    this.readyState = 3;
    this.onclose({ code });
  }

  close() {
    this.readyState = 3;
  }

  last(type) {
    return this.sent.findLast((frame) => frame.type === type);
  }
}
