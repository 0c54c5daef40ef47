import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isPlainText } from '@attestory/domain';
import { problems, problemTitles, variables } from '@attestory/server';
import { configurationReference, eventsReference, problemsReference } from './reference.ts';

const written = (name: string) => readFileSync(`docs/reference/${name}.md`, 'utf8');

describe('the generated reference (when it differs, run `npm run docs`)', () => {
  it('describes every event as the code has it', () => {
    expect(eventsReference()).toContain('### InvitationSent');
    expect(written('events')).toBe(eventsReference());
  });

  it('describes every variable as the code reads it', () => {
    expect(written('configuration')).toBe(configurationReference(variables));
  });

  it('describes every problem as the code has it, with a sentence that says what to do', () => {
    expect(written('problems')).toBe(problemsReference(problems, problemTitles));
    for (const { detail } of Object.values(problems)) expect(isPlainText(detail, { max: 300 })).toBe(true);
  });
});
