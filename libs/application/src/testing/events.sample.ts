import type { DomainEvent } from '@attestory/domain';

const hash = (c: string) => c.repeat(64);
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
const time = '2026-11-24T10:00:00.000Z';
const document = {
  documentId: 'd1',
  fileName: 'PERSONAL-file.pdf',
  sha256: hash('a'),
  bytes: 9,
  pages: 1,
  attachments: 0,
};
const signatory = { signatoryId: 's1', name: 'PERSONAL-name', email: 'PERSONAL@example.com', methods: ['light'] };
const demands = {
  strongMethods: ['fi-bank-id'],
  identity: { number: { country: 'FI', value: 'PERSONAL-131052-308T' }, key: 'PERSONAL-key' },
  roles: { role: { kind: 'representative', name: 'PERSONAL-employer', businessId: '1234567-1' }, capacity: true },
};
const draft = {
  title: 'PERSONAL-title',
  message: 'PERSONAL-message',
  language: 'en',
  order: 'parallel',
  expiresAt: time,
  delivery,
};
const mail = { signatoryId: 's1', reason: 'invitation', messageId: 'm@example.com' };
const notice = { linkId: 'l3', kind: 'sign-in-link', messageId: 'n@example.com' };
const holder = { kind: 'person', personId: 'p' };
const retention = { rule: 'personal/self', policyVersion: '1', keepUntil: time };
const drawing = {
  size: { width: 300, height: 100 },
  strokes: [
    [
      [1, 2, 0],
      [424242, 4, 5],
    ],
  ],
};

/** One of each event; every personal value holds the word PERSONAL, or the number 424242. */
export const samples = [
  { type: 'InvitationDrafted', data: { invitationId: 'i', organizationId: 'o', clientId: 'c', ...draft } },
  { type: 'DraftChanged', data: { title: 'PERSONAL-new', order: 'sequential' } },
  { type: 'DraftDiscarded', data: {} },
  { type: 'DocumentAttached', data: document },
  { type: 'DocumentDetached', data: { documentId: 'd1' } },
  { type: 'SignatoryAdded', data: { ...signatory, ...demands } },
  {
    type: 'SignatoryChanged',
    data: {
      ...{ signatoryId: 's1', name: 'PERSONAL-other', strongMethods: null, roles: null },
      identity: { name: 'PERSONAL-expected', birthDate: 'PERSONAL-1952-10-13' },
    },
  },
  { type: 'SignatoryRemoved', data: { signatoryId: 's1' } },
  {
    type: 'InvitationSent',
    data: {
      organizationId: 'o',
      ...draft,
      policyVersion: '1',
      documents: [document],
      signatories: [{ ...signatory, ...demands }],
    },
  },
  { type: 'InvitationOpened', data: { signatoryId: 's1', linkId: 'l1' } },
  {
    type: 'SignatoryAuthenticated',
    data: {
      ...{
        authenticationId: 'a1',
        signatoryId: 's1',
        linkId: 'l1',
        sessionId: 'x',
        method: 'fi-bank-id',
        country: 'FI',
      },
      ...{ level: 'substantial', assurance: 'strong', scheme: 'urn:grn:authn:fi:bank-id', broker: 'sandbox' },
      ...{ issuer: 'https://broker.example', authenticatedAt: time, validUntil: time, test: true },
      identity: {
        ...{ name: 'PERSONAL-proven', birthDate: 'PERSONAL-1952-10-13', identityNumber: 'PERSONAL-131052-****' },
        keys: { subject: 'PERSONAL-subject' },
      },
      evidence: { blobId: 'evidence-a1', sha256: hash('9'), bytes: 2_048 },
    },
  },
  {
    type: 'AuthenticationFailed',
    data: {
      ...{ authenticationId: 'a0', signatoryId: 's1', linkId: 'l1', sessionId: 'x', method: 'fi-bank-id' },
      ...{ code: 'identity-mismatch', difference: 'number' },
    },
  },
  {
    type: 'DocumentSigned',
    data: {
      ...{ signatoryId: 's1', linkId: 'l1', documents: [{ documentId: 'd1', sha256: hash('a') }] },
      consent: { text: 'I sign.', language: 'en', version: '1' },
      role: {
        ...{ kind: 'representative', name: 'PERSONAL-company', businessId: '1234567-1' },
        capacity: { authority: 'alone', position: 'PERSONAL-position' },
      },
      ...{ method: 'light', assurance: 'none', light: { name: 'PERSONAL-typed', drawing } },
    },
  },
  { type: 'InvitationCompleted', data: { signedBy: ['s1'] } },
  { type: 'InvitationCancelled', data: { reason: 'PERSONAL-reason', signedBy: [], pending: ['s1'] } },
  { type: 'SignatoryDeclined', data: { signatoryId: 's1', linkId: 'l1', reason: 'PERSONAL-refusal' } },
  { type: 'InvitationDeclined', data: { declinedBy: 's1', signedBy: [], pending: ['s2'] } },
  { type: 'SignatoryReminded', data: { signatoryId: 's1', trigger: 'sender', notAgainBefore: time, nextAt: time } },
  {
    type: 'SignatoryContactCorrected',
    data: { signatoryId: 's1', previousEmail: 'PERSONAL-old@example.com', email: 'PERSONAL-new@example.com' },
  },
  {
    type: 'ManualSignatureRecorded',
    data: {
      scan: { documentId: 'd2', fileName: 'PERSONAL-scan.pdf', sha256: hash('f'), bytes: 9, pages: 1 },
      signedBy: [{ signatoryId: 's1', name: 'PERSONAL-signer' }, { name: 'PERSONAL-other-signer' }],
      ...{ signedOn: '2026-11-24', note: 'PERSONAL-note', vouchedBy: { kind: 'client', clientId: 'c' } },
    },
  },
  { type: 'InvitationExtended', data: { previousExpiresAt: time, expiresAt: '2026-12-24T10:00:00.000Z' } },
  { type: 'InvitationExpired', data: { expiresAt: time, signedBy: [], pending: ['s1'] } },
  {
    type: 'DocumentSealed',
    data: {
      ...{
        documentId: 'd1',
        signedBy: ['s1'],
        sha256: hash('b'),
        bytes: 10,
        level: 'B-B',
        certificateSha256: hash('c'),
      },
      ...{ verificationCode: 'AAAA-BBBB', head: null, sealedAt: time },
    },
  },
  {
    type: 'TimeStampAdded',
    data: {
      ...{ documentId: 'd1', previousSha256: hash('b'), sha256: hash('d'), bytes: 20, level: 'B-T' },
      timeStampedAt: time,
    },
  },
  {
    type: 'ValidationDataAdded',
    data: { documentId: 'd1', previousSha256: hash('d'), sha256: hash('e'), bytes: 30, level: 'B-LT' },
  },
  {
    type: 'ValidationDataFailed',
    data: { documentId: 'd1', sha256: hash('d'), reason: 'away', attempt: 1, nextTryAt: time },
  },
  {
    type: 'TimeStampFailed',
    data: { documentId: 'd1', sha256: hash('b'), reason: 'away', attempt: 1, nextTryAt: time },
  },
  {
    type: 'LinkIssued',
    data: { invitationId: 'i', linkId: 'l1', purpose: 'sign', signatoryId: 's1', expiresAt: time },
  },
  { type: 'LinkClosed', data: { linkId: 'l1', reason: 'cancelled' } },
  { type: 'EmailHandedOver', data: { ...mail, to: 'PERSONAL@example.com' } },
  { type: 'EmailBounced', data: { ...mail, to: 'PERSONAL@example.com', answer: 'PERSONAL is unknown here' } },
  { type: 'EmailDelayed', data: { ...mail, answer: 'PERSONAL is busy', attempt: 1, nextTryAt: time } },
  {
    type: 'DownloadLinkIssued',
    data: { invitationId: 'i', linkId: 'l2', documentId: 'd1', signatoryId: 's1', expiresAt: time },
  },
  {
    type: 'DeliveryDecided',
    data: {
      decisions: [
        {
          ...{ signatoryId: 's1', policyVersion: '2025-04-25', row: 'strong', ways: ['download-link'] },
          withheld: [{ way: 'personal-account', because: 'saveToPersonalAccount' }],
        },
        {
          ...{ signatoryId: 's2', policyVersion: '2025-04-25', row: 'representative', withheld: [] },
          ...{ ways: ['organization-archive'], organizationId: 'o' },
        },
      ],
    },
  },
  { type: 'DownloadLinkAsked', data: { signatoryId: 's1', by: 'email', documents: ['d1'] } },
  { type: 'DocumentDownloaded', data: { linkId: 'l2', documentId: 'd1', sha256: hash('b') } },
  { type: 'CopyDownloaded', data: { signatoryId: 's1', documentId: 'd1', sha256: hash('b') } },
  { type: 'DocumentShown', data: { sessionId: 'x', signatoryId: 's1', documentId: 'd1', sha256: hash('a') } },
  { type: 'SealingFailed', data: { documentId: 'd1', signatures: 1, reason: 'no space', attempt: 1, nextTryAt: time } },
  {
    type: 'DocumentStored',
    data: {
      documentId: 'd1',
      organizationId: 'o',
      invitationId: 'i',
      blobId: 'b',
      sha256: hash('a'),
      bytes: 9,
      pages: 1,
      attachments: 0,
    },
  },
  {
    type: 'DocumentImported',
    data: {
      ...{ documentId: 'd2', organizationId: 'o', blobId: 'b2', sha256: hash('a'), bytes: 9, pages: 1, attachments: 0 },
      ...{ title: 'PERSONAL-title', fileName: 'PERSONAL-file.pdf', importId: 'im' },
      claimed: { closedAt: time, origin: 'PERSONAL-origin' },
      signatories: [
        {
          ...{ signatoryId: 's1', name: 'PERSONAL-name', email: 'PERSONAL@example.com', signedAt: time },
          ...{ keys: { subject: 'PERSONAL-subject' }, identityNumber: 'PERSONAL-number' },
          ...{ method: 'fi-bank-id', assurance: 'strong' },
          role: { kind: 'otherOrganization', name: 'PERSONAL-company' },
        },
      ],
      vouchedBy: { kind: 'member', memberId: 'm', personId: 'p' },
    },
  },
  {
    type: 'TemplateDocumentStored',
    data: {
      ...{
        documentId: 'd3',
        organizationId: 'o',
        templateId: 't',
        blobId: 'b3',
        sha256: hash('a'),
        bytes: 9,
        pages: 1,
      },
      attachments: 0,
    },
  },
  { type: 'ImportArchived', data: { archived: [{ archivedDocumentId: 'ad', holder }] } },
  { type: 'HolderAdded', data: { holder, archivedDocumentId: 'ad' } },
  { type: 'HolderRemoved', data: { holder, archivedDocumentId: 'ad' } },
  { type: 'DocumentPurgeStarted', data: { files: [{ blobId: 'b', sha256: hash('a'), bytes: 9 }] } },
  { type: 'DocumentBytesPurged', data: { files: [{ sha256: hash('a'), bytes: 9 }], keyDestroyed: true } },
  { type: 'DocumentWorkEnded', data: { documentId: 'd1', because: 'document-purged' } },
  { type: 'CopiesArchived', data: { archived: [{ archivedDocumentId: 'ad', documentId: 'd1', holder }] } },
  {
    type: 'DocumentArchived',
    data: {
      ...{ archivedDocumentId: 'ad', holder, documentId: 'd1', invitationId: 'i', foundBy: 'identity' },
      ...{ title: 'PERSONAL-title', fileName: 'PERSONAL-file.pdf', kind: 'signed', state: 'completed' },
      ...{ sha256: hash('a'), pages: 1, bytes: 9, sentAt: time, closedAt: time, lastSignedAt: time, senderId: 'o' },
      signatories: [{ signatoryId: 's1', name: 'PERSONAL-name', signedAt: time, role: 'self', mine: true }],
      delivery: { policyVersion: '1', row: 'strong' },
      imported: { vouchedBy: { kind: 'operator' }, importId: 'im', origin: 'PERSONAL-origin' },
      retention,
    },
  },
  { type: 'DocumentMoved', data: { from: null, to: 'f' } },
  { type: 'RetentionChanged', data: { ...retention, because: 'moved' } },
  { type: 'LegalHoldPlaced', data: { holdId: 'h', reason: 'PERSONAL-dispute', memberId: 'm' } },
  { type: 'LegalHoldReleased', data: { holdId: 'h', reason: 'PERSONAL-settled' } },
  { type: 'PurgeNoticeGiven', data: { noticeId: 'n', told: 'mailed', purgeNotBefore: time } },
  { type: 'PurgeStarted', data: { ...retention, certificateId: 'ce' } },
  {
    type: 'DocumentPurged',
    data: {
      certificate: {
        ...{ version: 1, certificateId: 'ce', archivedDocumentId: 'ad', documentId: 'd1', holder, sha256: hash('a') },
        ...{ deleted: [{ sha256: hash('a'), bytes: 9 }], lastSignedAt: time, purgedAt: time },
        ...retention,
      },
      signature: { keyId: hash('f'), value: 'sig' },
    },
  },
  { type: 'OrganizationRegistered', data: { organizationId: 'o', name: 'Acme Oy', businessId: '1234567-1' } },
  {
    type: 'MemberInvited',
    data: {
      ...{ memberId: 'm', email: 'PERSONAL@example.com', role: 'main-user' },
      ...{ linkId: 'l3', expiresAt: time, language: 'en', invitedBy: null },
    },
  },
  { type: 'MemberInvitationRenewed', data: { memberId: 'm', linkId: 'l4', expiresAt: time, language: 'fi' } },
  {
    type: 'MemberJoined',
    data: { memberId: 'm', personId: 'p', role: 'main-user', linkId: 'l4', name: 'PERSONAL-member' },
  },
  { type: 'MemberRoleChanged', data: { memberId: 'm', role: 'viewer' } },
  { type: 'MemberRemoved', data: { memberId: 'm', reason: 'left' } },
  { type: 'GroupCreated', data: { groupId: 'g', name: 'PERSONAL-group' } },
  { type: 'GroupRenamed', data: { groupId: 'g', name: 'PERSONAL-other-group' } },
  { type: 'GroupMembersChanged', data: { groupId: 'g', memberIds: ['m'] } },
  { type: 'GroupRemoved', data: { groupId: 'g' } },
  { type: 'FolderCreated', data: { folderId: 'f', name: 'PERSONAL-folder' } },
  { type: 'FolderRenamed', data: { folderId: 'f', name: 'PERSONAL-other-folder' } },
  { type: 'FolderRightsChanged', data: { folderId: 'f', rights: [{ groupId: 'g', access: 'read' }] } },
  {
    type: 'ApiClientCreated',
    data: { clientId: 'c', name: 'ERP', secretHash: hash('d'), scopes: ['archive:read'], delivery },
  },
  { type: 'ApiClientSecretRotated', data: { clientId: 'c', secretHash: hash('e') } },
  { type: 'ApiClientRevoked', data: { clientId: 'c' } },
  { type: 'DeliverySettingsChanged', data: { clientId: 'c', delivery } },
  {
    type: 'TemplateSaved',
    data: {
      ...{ templateId: 't', organizationId: 'o', version: 1, name: 'PERSONAL-template', title: 'PERSONAL {{Rent}}' },
      ...{ message: 'PERSONAL-message', language: 'en', order: 'parallel', expiresInDays: 14, folderId: 'f', delivery },
      roles: [
        {
          ...{ roleId: 'r1', name: 'PERSONAL-tenant', methods: ['strong'], strongMethods: ['fi-bank-id'] },
          roles: { role: { kind: 'otherOrganization', name: 'PERSONAL-company' } },
        },
        {
          ...{ roleId: 'r2', name: 'PERSONAL-landlord', methods: ['light'] },
          contact: { name: 'PERSONAL-name', email: 'PERSONAL@example.com' },
        },
      ],
      documents: [document],
      by: { kind: 'client', clientId: 'c' },
    },
  },
  { type: 'TemplateRetired', data: { by: { kind: 'member', memberId: 'm', personId: 'p' } } },
  {
    type: 'BulkSendingBegun',
    data: {
      ...{ bulkSendingId: 'bs', organizationId: 'o', templateId: 't', templateVersion: 1, clientId: 'c', delivery },
      ...{ columns: ['PERSONAL-tenant.name', 'Rent'], rows: 2, skipped: 1, delimiter: ';' },
      csvSha256: hash('a'),
    },
  },
  {
    type: 'BulkRowsAdded',
    data: {
      ...{ from: 0, count: 2 },
      rows: [
        { line: 2, cells: ['PERSONAL-aino', '850'] },
        { line: 4, cells: ['Otso', '900'] },
      ],
      skipped: [{ line: 3, code: 'email', column: 0 }],
    },
  },
  { type: 'BulkSendingReady', data: { rows: 2 } },
  { type: 'BulkRowSent', data: { row: 0, invitationId: 'i' } },
  { type: 'BulkRowRefused', data: { row: 1, code: 'method-not-offered' } },
  { type: 'BulkSendingStopped', data: { clientId: 'c' } },
  { type: 'BulkSendingEnded', data: { sent: 1, refused: 1 } },
  { type: 'PersonRegistered', data: { personId: 'p', language: 'fi', assurance: 'strong' } },
  {
    type: 'IdentityLinked',
    data: {
      ...{ identityId: 'i1', authenticationId: 'a1', method: 'fi-bank-id', country: 'FI', level: 'substantial' },
      ...{ scheme: 'urn:grn:authn:fi:bank-id', broker: 'sandbox', issuer: 'https://broker.example' },
      ...{ authenticatedAt: time, test: true },
      identity: {
        ...{ name: 'PERSONAL-proven', birthDate: 'PERSONAL-1952-10-13', identityNumber: 'PERSONAL-131052-****' },
        keys: { subject: 'PERSONAL-subject' },
      },
    },
  },
  { type: 'EmailVerified', data: { emailId: 'e1', email: 'PERSONAL@example.com' } },
  { type: 'LanguageChosen', data: { language: 'sv' } },
  { type: 'SignedOutEverywhere', data: {} },
  { type: 'EarlierDocumentsArchived', data: { causedBy: 'e', archived: 2 } },
  { type: 'ImportBegun', data: { organizationId: 'o', vouchedBy: { kind: 'client', clientId: 'c' } } },
  { type: 'IdentityClaimed', data: { personId: 'p' } },
  {
    type: 'SessionStarted',
    data: {
      ...{ sessionId: 's', personId: 'p', assurance: 'strong', method: 'fi-bank-id', authenticationId: 'a1' },
      ...{ expiresAt: time, agent: 'PERSONAL-Firefox, Linux', test: true },
    },
  },
  { type: 'SessionRenewed', data: { generation: 1, previousUntil: time } },
  { type: 'SessionContextChosen', data: { context: { kind: 'organization', organizationId: 'o' } } },
  { type: 'SessionEnded', data: { reason: 'signed-out' } },
  {
    type: 'EmailLinkRequested',
    data: { linkId: 'l3', email: 'PERSONAL@example.com', language: 'fi', expiresAt: time },
  },
  { type: 'EmailLinkUsed', data: { personId: 'p' } },
  { type: 'NoticeHandedOver', data: { ...notice, to: 'PERSONAL@example.com' } },
  { type: 'NoticeBounced', data: { ...notice, to: 'PERSONAL@example.com', answer: 'PERSONAL is unknown here' } },
  { type: 'NoticeDelayed', data: { ...notice, answer: 'PERSONAL is busy', attempt: 1, nextTryAt: time } },
  { type: 'NoticeDropped', data: { ...notice, reason: 'link-expired' } },
  {
    type: 'SealingCertificateIntroduced',
    data: { certificateSha256: hash('c'), subject: 'CN=seal', notBefore: time, notAfter: time, chainPem: 'pem' },
  },
  { type: 'HeadKeyIntroduced', data: { keyId: hash('f'), publicKey: 'key' } },
  { type: 'DeliveryPolicyIntroduced', data: { version: '1', validFrom: time } },
  {
    type: 'RetentionPolicyIntroduced',
    data: {
      ...{ version: '1', validFrom: time, timeZone: 'Europe/Helsinki', noticeDays: 30 },
      personal: { self: { months: 12 }, otherOrganization: { months: 3 }, representative: { months: 12 } },
    },
  },
  { type: 'RetentionRuleSet', data: { ruleId: 'ru', folderId: 'f', months: 120, version: 1 } },
  { type: 'RetentionRuleApplied', data: { ruleId: 'ru', version: 1, changed: 2 } },
  {
    type: 'BrandingChanged',
    data: {
      colour: '#1d6f68',
      logo: { blobId: 'logo-1', sha256: hash('1'), type: 'image/png', bytes: 10, width: 2, height: 1 },
    },
  },
  { type: 'OrganizationLanguageChanged', data: { language: 'fi' } },
  {
    type: 'HeadSigned',
    data: { head: { version: 1, leaves: 1, root: hash('0'), time, keyId: hash('f') }, signature: 'sig' },
  },
] as unknown as readonly DomainEvent[];
