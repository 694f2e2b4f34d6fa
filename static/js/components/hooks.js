// What several components need of the game and the browser.

import { detailOf, routeOf } from "../route.js";
import { useEffect, useRef, useState } from "../ui.js";

/** The store's state; the component is drawn again with each change. */
export function useStore(store) {
  const [state, setState] = useState(store.get());
  useEffect(() => {
    setState(store.get()); // It may have changed between drawing and now.
    return store.subscribe(setState);
  }, [store]);
  return state;
}

/** Draws the component again every `milliseconds`, for what runs on between two messages. */
export function useTick(milliseconds = 1000) {
  const [, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((count) => count + 1), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
}

/** [busy, run]: `busy` names what is under way, so that a button can wait without a second press. */
export function useBusy() {
  const [busy, setBusy] = useState(null);
  const alive = useRef(true);
  useEffect(() => () => (alive.current = false), []);
  async function run(name, work) {
    if (busy) return undefined;
    setBusy(name);
    try {
      return await work();
    } finally {
      if (alive.current) setBusy(null);
    }
  }
  return [busy, run];
}

/** The part of the game that the address names. */
export function useRoute() {
  return useHash(routeOf);
}

/** The one thing of that part that the address names, or "". */
export function useDetail() {
  return useHash(detailOf);
}

function useHash(read) {
  const [found, setFound] = useState(() => read(location.hash));
  useEffect(() => {
    const follow = () => setFound(read(location.hash));
    follow(); // It may have changed between drawing and now.
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return found;
}
