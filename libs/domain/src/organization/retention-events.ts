import type { FolderId } from '../ids.js';

/** How long the organization keeps what lies in a folder; null: what lies in none. The last one of a folder is in force. */
export interface RetentionRuleSet {
  readonly type: 'RetentionRuleSet';
  readonly data: {
    /** One per folder. */
    readonly ruleId: string;
    readonly folderId: FolderId | null;
    /** Calendar months from a document's last signature; null: for good. */
    readonly months: number | null;
    /** Counted per folder, from 1. */
    readonly version: number;
  };
}

/** A rule's version has reached all copies that lay in its folder: so many of them are kept until another time now. */
export interface RetentionRuleApplied {
  readonly type: 'RetentionRuleApplied';
  readonly data: { readonly ruleId: string; readonly version: number; readonly changed: number };
}

export type RetentionRuleEvent = RetentionRuleSet | RetentionRuleApplied;
