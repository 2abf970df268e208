'use client';
import { useEffect } from 'react';

/**
 * What was typed, chosen or ticked before the script of the page was there stands in the page, and React, which leaves it
 * there, does not know: whatever it draws next brings the old value back. So it is told, as if it had happened now.
 */
export function useEarlyInput(): void {
  useEffect(() => {
    const { body } = document;
    const repeats = [
      ...[...body.querySelectorAll('select')].flatMap(choiceOf),
      ...[...body.querySelectorAll('textarea')].flatMap((area) =>
        textOf(area, HTMLTextAreaElement.prototype),
      ),
      ...[...body.querySelectorAll('input')].flatMap(inputOf),
    ];
    // After all were read: what is drawn for one may undo another.
    for (const repeat of repeats) repeat();
  }, []);
}

type Repeats = (() => void)[];

const tell = (control: HTMLElement, kind: 'input' | 'change') =>
  control.dispatchEvent(new Event(kind, { bubbles: true }));

function choiceOf(select: HTMLSelectElement): Repeats {
  const options = [...select.options];
  const { value } = select;
  if (value === (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value) return [];
  return [
    () => {
      select.value = value;
      tell(select, 'change');
    },
  ];
}

function textOf<Field extends HTMLInputElement | HTMLTextAreaElement>(field: Field, own: Field): Repeats {
  const { value, defaultValue } = field;
  if (value === defaultValue) return [];
  return [
    () => {
      // React compares with what was last set through the field itself, and would see no difference.
      field.value = defaultValue;
      Reflect.set(own, 'value', value, field);
      tell(field, 'input');
    },
  ];
}

function inputOf(input: HTMLInputElement): Repeats {
  switch (input.type) {
    case 'checkbox':
    case 'radio':
      return tickOf(input);
    case 'file':
      return input.files?.length ? [() => tell(input, 'change')] : [];
    default:
      return textOf(input, HTMLInputElement.prototype);
  }
}

function tickOf(box: HTMLInputElement): Repeats {
  const { checked, defaultChecked, type } = box;
  // Of radio buttons it is the chosen one that speaks.
  if (checked === defaultChecked || (type === 'radio' && !checked)) return [];
  return [
    () => {
      box.checked = !checked;
      box.click();
    },
  ];
}
