// Small JSON values kept by the browser. Where storage is blocked (private mode, a full disk) the
// values live in memory: the game still works until the page is closed.

const PREFIX = "baolife.";

export function makeStorage(backing = browserStorage()) {
  const memory = new Map();
  return {
    get(name) {
      try {
        const text = backing?.getItem(PREFIX + name);
        if (text != null) return JSON.parse(text);
      } catch {
        // Unreadable counts as absent.
      }
      return memory.get(name) ?? null;
    },
    set(name, value) {
      memory.set(name, value);
      try {
        backing?.setItem(PREFIX + name, JSON.stringify(value));
      } catch {
        // Kept in memory only.
      }
    },
    remove(name) {
      memory.delete(name);
      try {
        backing?.removeItem(PREFIX + name);
      } catch {
        // Nothing was kept.
      }
    },
    /** The full name of a value, as `storage` events carry it. */
    fullName: (name) => PREFIX + name,
  };
}

function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
