/**
 * For what is pressed below a field, as `onMouseDown`: leaving the field puts its problem there, and what was about to be
 * clicked moves away from under the pointer.
 */
export const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();
