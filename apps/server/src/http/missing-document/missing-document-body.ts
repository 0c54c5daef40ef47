import type { ExplainedDocument, MissingDocumentAnswer } from '@attestory/application';
import { type Finding, type Language, missingReasons } from '@attestory/domain';
import type { FindingAnswer, GeneralAnswer, MissingAnswer } from './missing-document.dto.js';
import { findingTexts, missingDocumentTexts } from './texts.js';

/** What was found out, in words of a language. */
export function missingBody({ outcome, hints, documents }: MissingDocumentAnswer, language: Language): MissingAnswer {
  return {
    ...said(outcome, hints, language),
    documents: documents.map((document) => documentBody(document, language)),
  };
}

/** What anybody may know: the reasons that there are. It says nothing of any document. */
export function generalBody(language: Language): GeneralAnswer {
  const t = missingDocumentTexts(language);
  const { outcome: _, ...rest } = said('general', ['sign-in'], language);
  // That nothing can be told here is said once, above them.
  const reasons = missingReasons.map((reason): FindingAnswer => {
    return { reason, verdict: 'cannot-be-told', title: t(`reason.${reason}`), detail: t(`about.${reason}`) };
  });
  return { outcome: 'general', ...rest, reasons };
}

function said<O extends string>(outcome: O, hints: readonly string[], language: Language) {
  const t = missingDocumentTexts(language);
  return {
    outcome,
    title: t(`outcome.${outcome}.title`),
    detail: t(`outcome.${outcome}.detail`),
    hints: hints.map((code) => ({ code, detail: t(`hint.${code}`) })),
  };
}

function documentBody(
  { findings, copies, ...document }: ExplainedDocument,
  language: Language,
): MissingAnswer['documents'][number] {
  return { ...document, copies: [...copies], findings: findings.map((finding) => findingBody(finding, language)) };
}

function findingBody(finding: Finding, language: Language): FindingAnswer {
  const { reason, verdict, because, next, ...more } = finding;
  const t = missingDocumentTexts(language);
  return {
    ...{ reason, verdict },
    ...findingTexts(finding, language),
    ...more,
    ...(because ? { because: evidenceBody(because) } : {}),
    ...(next ? { next: { step: next, detail: t(`next.${next}`) } } : {}),
  };
}

function evidenceBody({ time: at, ...event }: NonNullable<Finding['because']>) {
  return { ...event, at };
}
