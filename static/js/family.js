// Children, and those who are on their way. Pure functions.

import { ageAt, dateAt } from "./clock.js";
import { nameText, plainText } from "./format.js";

const CONTRACEPTION = { none: "Nothing", fertility_awareness: "Counting the days", coil: "A coil", pill: "The pill", condom: "Condoms", injection: "An injection", implant: "An implant" };
const GROUPS = { infant: "a baby", child: "a child of 3 to 9", teen: "a teenager" };

export function contraceptionText(method) {
  return CONTRACEPTION[method] ?? plainText(method);
}

/** Offers of the server as [{title, offers}]: what is possible first. */
export function waysByKind(offers) {
  const order = (list) => [...list].sort((a, b) => Number(b.available) - Number(a.available));
  const isAdoption = ({ method }) => method.startsWith("adopt_");
  return [
    { id: "own", title: "A child of your own", offers: order(offers.filter((offer) => !isAdoption(offer))) },
    { id: "adopt", title: "Adopting", offers: order(offers.filter(isAdoption)) },
  ].filter(({ offers: found }) => found.length > 0);
}

/** The request that takes a way. */
export function requestOf({ method, person_id: personId, carrier }) {
  if (method.startsWith("adopt_")) return ["adopt_child", { age_group: method.slice("adopt_".length) }];
  const who = carrier === "me" || carrier === "them" ? { carrier } : {};
  return ["try_for_child", { method, ...(personId ? { person_id: personId } : {}), ...who }];
}

/** Of whom a pregnancy is told: "You are", "Robin is". */
export function pregnancyOf(pregnancy, people, life) {
  const { carrier, month, due_minute: due, babies } = pregnancy;
  const who = carrier === "me" ? "You are" : carrier === "surrogate" ? "A surrogate is" : `${people?.[carrier]?.first_name ?? "Somebody"} is`;
  const many = { 1: "one child", 2: "twins", 3: "triplets" };
  const { monthName, year } = dateAt(life, due);
  return {
    title: `${who} expecting ${many[babies] ?? "a child"}`,
    month: `Month ${Math.min(9, month)} of 9`,
    due: `Due in ${monthName} ${year}`,
  };
}

/** What may be decided about one that nobody planned, with what it means. */
export function choicesOf({ carrier, month }) {
  const mine = carrier === "me";
  return [
    { id: "keep", name: "Have the child", text: mine ? "You bring it up." : "You say that you want it." },
    { id: "give_up", name: "Give it to other parents", text: "After the birth another family brings it up." },
    ...(month <= 2 ? [{ id: "end", name: "End the pregnancy", text: "Where the law lets a woman decide. Nobody will hold it against you here." }] : []),
  ].map((choice) => (mine ? choice : { ...choice, text: `${choice.text} It is her body, and she has the last word.` }));
}

export function adoptionText({ age_group: group, stage }) {
  const whom = GROUPS[group] ?? group;
  if (stage === "study") return `You have applied for ${whom}. Somebody comes, looks at your home, asks a great deal and drinks tea.`;
  return stage === "offered" ? `There is ${whom} who needs you.` : `You may adopt ${whom}. Now there is only waiting.`;
}

/** Living children first, the oldest first, then grandchildren: {children, grandchildren}. */
export function childrenOf({ family, people, life }, minute) {
  const told = (id, more) => {
    const person = people?.[id];
    return person ? [{ id, name: nameText(person), first: person.first_name, relation: person.relation, alive: person.alive, age: ageAt(life, minute - person.birth_minute), ...more }] : [];
  };
  const children = Object.entries(family?.children ?? {}).flatMap(([id, child]) => told(id, { ...child }));
  const grandchildren = Object.entries(family?.grandchildren ?? {}).flatMap(([id, parent]) => told(id, { parent: people?.[parent]?.first_name ?? "" }));
  const order = (list) => list.sort((a, b) => Number(b.alive) - Number(a.alive) || b.age - a.age);
  return { children: order(children), grandchildren: order(grandchildren) };
}

export function ageText(age) {
  if (age < 1) return "under one year old";
  return age === 1 ? "1 year old" : `${age} years old`;
}

/** A few words for the list of screens. */
export function familyText({ family, people, life }) {
  if (life.age < 18) return "When you are grown up";
  if (family?.pregnancies?.length) return "A child is on its way";
  if (family?.adoption) return "You have applied to adopt";
  const count = Object.keys(family?.children ?? {}).filter((id) => people?.[id]?.alive).length;
  if (count) return count === 1 ? "One child" : `${count} children`;
  return family?.trying ? "You are trying for a child" : "Children, if you wish";
}
