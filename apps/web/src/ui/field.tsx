import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { typedLine, typedLines } from './plain-words.js';
import { uiTexts } from './texts.js';

/** What the thing that is filled in must have, so that its label, hint and fault are read with it. */
export interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

export interface FieldProps {
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** What is wrong with it. */
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  readonly children: (described: Described) => ComponentChildren;
}

/** A label, a hint, what is wrong, and the thing itself. */
export function Field({ label, hint, fault, optional, children }: FieldProps) {
  const id = useId();
  const [hintId, faultId] = [`${id}-hint`, `${id}-fault`];
  const by = [hint !== undefined && hintId, fault !== undefined && faultId].filter((one) => one !== false).join(' ');
  const described: Described = {
    id,
    ...(by === '' ? {} : { 'aria-describedby': by }),
    ...(fault === undefined ? {} : { 'aria-invalid': 'true' as const }),
  };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="quiet"> ({uiTexts.t('optional')})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="fault" id={faultId}>
          {fault}
        </p>
      )}
      {children(described)}
    </div>
  );
}

/** What else a line of text may say of itself. */
export interface LineAttributes {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'datetime-local' | 'number' | 'color' | 'url';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'search';
  readonly name?: string;
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly spellCheck?: boolean;
}

type InputProps = Omit<FieldProps, 'children'> & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly input?: LineAttributes;
};

/** A line of text. */
export function TextField({ value, onValue, input, ...field }: InputProps) {
  const isRequired = input?.required === true;
  return (
    <Field {...field}>
      {(described) => (
        <input
          dir="auto"
          {...(input as object)}
          {...described}
          value={value}
          onInput={({ currentTarget }) => onValue(plainIn(currentTarget, typedLine(currentTarget.value, isRequired)))}
        />
      )}
    </Field>
  );
}

/** What the service takes no text with is left out where it is typed, not refused when all is filled in. */
function plainIn(field: { value: string }, plain: string): string {
  if (field.value !== plain) field.value = plain;
  return plain;
}

type AreaProps = Omit<InputProps, 'input'> & { readonly rows?: number; readonly maxLength?: number };

/** Several lines of text. */
export function AreaField({ value, onValue, rows = 4, maxLength, ...field }: AreaProps) {
  return (
    <Field {...field}>
      {(described) => (
        <textarea
          dir="auto"
          rows={rows}
          {...(maxLength === undefined ? {} : { maxLength })}
          {...described}
          value={value}
          onInput={({ currentTarget }) => onValue(plainIn(currentTarget, typedLines(currentTarget.value)))}
        />
      )}
    </Field>
  );
}

type SelectProps<V extends string> = Omit<FieldProps, 'children'> & {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly onValue: (value: V) => void;
};

/** One of several. */
export function SelectField<V extends string>({ value, options, onValue, ...field }: SelectProps<V>) {
  return (
    <Field {...field}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => onValue(event.currentTarget.value as V)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface CheckProps {
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
  readonly children: ComponentChildren;
  readonly name?: string;
}

export function Check({ checked, onValue, children, name }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        {...(name === undefined ? {} : { name })}
        checked={checked}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

export interface ChoiceProps<V extends string> {
  readonly legend: ComponentChildren;
  readonly value: V | null;
  readonly options: readonly {
    readonly value: V;
    readonly text: ComponentChildren;
    readonly hint?: ComponentChildren;
  }[];
  readonly onValue: (value: V) => void;
}

/** One of a few, all to be seen at once. */
export function Choice<V extends string>({ legend, value, options, onValue }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label class="check" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span>
            {option.text}
            {option.hint !== undefined && <span class="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
