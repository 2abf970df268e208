/** Shown by browsers with JavaScript off (QPC-009). */
export function ScriptOff({ title, text }: { title: string; text: string }) {
  return (
    <noscript>
      <div className="script-off" role="alert">
        <strong>{title}</strong> {text}
      </div>
    </noscript>
  );
}
