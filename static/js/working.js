// Work in words. Pure functions.

import { dateAt } from "./clock.js";
import { dollarsOnlyText, hoursText, monthsText, plainText } from "./format.js";
import { attainmentText } from "./schooling.js";

/** What the job and the life with it are, as [{name, text, note, tone}]. */
export function workFigures(work) {
  const { kind, pay_cents: pay, months, hours, warnings, contract_months: contract, business } = work;
  if (kind === "retired") return [{ name: "Pension", text: dollarsOnlyText(pay), note: "a month" }];
  if (kind !== "job" || (business && !work.job_id)) return [];
  return [
    { name: "Pay", text: dollarsOnlyText(pay), note: "a month, before tax" },
    { name: "In this job", text: monthsText(months) },
    hours && { name: "Hours", text: hoursText(hours) },
    contract > 0 && { name: "Contract", text: monthsText(contract), note: "still to go" },
    warnings > 0 && { name: "Warnings", text: `${warnings} of 3`, tone: "bad" },
  ].filter(Boolean);
}

export function performanceText(performance) {
  const steps = [[80, "outstanding"], [60, "good"], [40, "fair"], [22, "weak"], [0, "in danger"]];
  return steps.find(([least]) => performance >= least)?.[1] ?? "in danger";
}

/** What a post above asks for: short texts. */
export function needsOf({ attainment, fields, months, smarts, looks, health, clean_record: clean }) {
  return [
    attainment && attainment !== "none" && attainmentText(attainment),
    fields?.length > 0 && `in ${fields.map((field) => plainText(field).toLowerCase()).join(" or ")}`,
    months > 0 && `${monthsText(months)} of experience`,
    smarts > 0 && `smarts ${smarts}`,
    looks > 0 && `looks ${looks}`,
    health > 0 && `health ${health}`,
    clean && "a clean record",
  ].filter(Boolean);
}

/** What a vacancy offers. The closing day is told as a month of the calendar, as a day stands for one. */
export function vacancyFacts(vacancy, life) {
  const { month, year, monthName } = dateAt(life, vacancy.closes_day * 1440);
  return [
    `${dollarsOnlyText(vacancy.pay_cents)} a month`,
    vacancy.days?.length ? hoursText(vacancy) : "",
    stressText(vacancy.stress),
    month == null ? "" : `open until ${monthName} ${year}`,
  ].filter(Boolean);
}

/** Stress is points an hour; what a number means is said. */
function stressText(stress) {
  if (stress >= 2.4) return "much stress";
  return stress >= 1.7 ? "some stress" : "little stress";
}

/** What a side job, a gig or a business gives and takes. */
export function optionFacts(option, kind) {
  const per = { side_jobs: "a month", gigs: "each time", businesses: "in an average month" }[kind];
  return [
    option.pay_cents > 0 && `${dollarsOnlyText(option.pay_cents)} ${per}`,
    option.cost_cents > 0 && `costs ${dollarsOnlyText(option.cost_cents)}`,
    option.energy > 0 && `${option.energy} energy`,
    option.days?.length > 0 && option.hours > 0 && kind === "side_jobs" && hoursText(option),
  ].filter(Boolean);
}

/** Where the answers go, in the order of the questions; null until each has one. */
export function choicesInOrder(questions, chosen) {
  const ids = questions.map(({ id }) => chosen[id]);
  return ids.every(Boolean) ? ids : null;
}
