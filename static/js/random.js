// Secrets and keys. `crypto.randomUUID` exists on secure origins only; a game played over plain
// HTTP in a home network still needs unique keys, so there is a second way.

export function randomHex(bytes) {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}

export function randomKey() {
  return crypto.randomUUID?.() ?? randomHex(16);
}
