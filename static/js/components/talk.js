// Talking with somebody: what was said, as bubbles; what may be said next, as buttons; and one's own words.

import { errorText } from "../errors.js";
import { changeText, endingText, moodText, MOST_CHARACTERS } from "../talking.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { useBusy } from "./hooks.js";
import { Icon } from "./icons.js";
import { PersonPicker } from "./people.js";

export function TalkScreen({ game, state }) {
  const { player, talk, status } = state;
  const { conversation } = player;
  const [picking, setPicking] = useState(false);
  const [busy, run] = useBusy();
  const [error, setError] = useState("");
  const offline = status !== "online";
  const ask = (name, type, fields) =>
    run(name, async () => {
      setError("");
      try {
        return await game.act(type, fields);
      } catch (problem) {
        setError(errorText(problem));
        return null;
      }
    });
  const begin = (person) => {
    setPicking(false);
    ask("begin", "start_conversation", { person_id: person.id });
  };
  const shown = conversation ?? talk;
  return html`<div class="room talk">
    ${shown && html`<section class="card" aria-labelledby="talk-title">
      <h3 id="talk-title">${conversation ? `You and ${shown.first_name}` : `You talked with ${shown.first_name}`}</h3>
      ${conversation && html`<p class="quiet small" id="talk-mood">${shown.first_name} is ${moodText(conversation.mood)}.</p>`}
      <${Bubbles} name=${shown.first_name} bubbles=${shown.bubbles} />
      ${!conversation && html`<p class="quiet" id="talk-ending">${endingText(talk)}</p>`}
    </section>`}
    ${conversation && html`<${Speak} conversation=${conversation} ask=${ask} disabled=${busy != null || offline} />`}
    ${!conversation && html`<section class="card">
      <p class="quiet">${shown ? "Somebody else, or once more?" : "Sit down with one of your people, in lines that lie near or in your own words. It takes a little energy, and it is remembered."}</p>
      <button type="button" id="begin-talk" class="button primary" disabled=${busy != null || offline} onClick=${() => setPicking(true)}>
        <${Icon} name="speech" /> Talk to somebody</button>
    </section>`}
    <div class="outcome" role="status" id="talk-error">
      ${error && html`<p class="error"><${Icon} name="alert" /> <span>${error}</span></p>`}
    </div>
    ${picking && html`<${PersonPicker} title="Who do you want to talk to?" game=${game} player=${player}
      onPick=${begin} onClose=${() => setPicking(false)} />`}
  </div>`;
}

/** New ones are read out by a screen reader, and scrolled to for everybody else. */
function Bubbles({ name, bubbles }) {
  const list = useRef(null);
  useEffect(() => void list.current?.lastElementChild?.scrollIntoView?.({ block: "nearest" }), [bubbles.at(-1)?.text, bubbles.length]);
  return html`<ol ref=${list} class="bubbles" id="bubbles" role="log" aria-live="polite" aria-label="What was said">
    ${bubbles.map(({ by, text }, index) => html`<li key=${index} class="bubble ${by === "you" ? "mine" : "theirs"}">
      <span class="visually-hidden">${by === "you" ? "You" : name}: </span>${text}</li>`)}
  </ol>`;
}

function Speak({ conversation, ask, disabled }) {
  const { first_name: name, lines } = conversation;
  const [text, setText] = useState("");
  const [told, setTold] = useState({ change: "", notice: "" });
  const field = useRef(null);
  const say = async (what) => {
    const reply = await ask("say", "say", what);
    if (!reply) return;
    setText("");
    setTold({ change: changeText(name, reply.affinity_change), notice: reply.notice });
    field.current?.focus({ preventScroll: true });
  };
  const submit = (event) => {
    event.preventDefault();
    if (text.trim()) say({ text: text.trim() });
  };
  return html`<section class="card" aria-labelledby="say-title">
    <h3 id="say-title" class="visually-hidden">Say something</h3>
    <p class="quiet small" role="status" id="talk-change">${told.change}</p>
    ${told.notice && html`<p class="talk-notice" role="alert" id="talk-notice">${told.notice}</p>`}
    <ul class="talk-lines" id="talk-lines" aria-label="What you could say">
      ${lines.map((line) => html`<li key=${line.id}><button type="button" class="button" data-line=${line.id} disabled=${disabled}
        onClick=${() => say({ line_id: line.id })}>${line.text}</button></li>`)}
    </ul>
    <form class="talk-form" onSubmit=${submit}>
      <label for="talk-text" class="visually-hidden">In your own words</label>
      <input ref=${field} id="talk-text" class="input" type="text" maxlength=${MOST_CHARACTERS} autocomplete="off" enterkeyhint="send"
        placeholder="In your own words" value=${text} onInput=${(event) => setText(event.target.value)} />
      <button type="submit" id="say" class="button primary" disabled=${disabled || !text.trim()}>Say</button>
    </form>
    <div class="actions"><button type="button" id="end-talk" class="button" disabled=${disabled}
      onClick=${() => ask("end", "end_conversation", {})}>Say goodbye</button></div>
  </section>`;
}
