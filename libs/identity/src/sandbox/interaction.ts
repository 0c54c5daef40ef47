import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { answerPage, readForm } from './answer.js';
import { keepApproval, personOf } from './authentications.js';
import { choicePage, endedPage, type Outcome, outcomes } from './choice-page.js';
import type { SandboxMemory } from './memory-adapter.js';
import type { Offer } from './methods.js';
import { contentSecurityPolicy } from './page.js';
import type { SandboxProfile } from './profile.js';
import { requestedOffers } from './requests.js';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

interface Choice {
  readonly offer: Offer;
  readonly personId: string | null;
  readonly outcome: Outcome;
}

/** The page where somebody chooses who to be. */
export class InteractionPage {
  constructor(
    private readonly profile: SandboxProfile,
    private readonly memory: SandboxMemory,
    private readonly inTrustNetwork: (clientId: string) => boolean,
  ) {}

  async handle(provider: Provider, uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await interactionOf(provider, uid, request, response);
    if (!interaction) return answerPage(response, 404, endedPage());
    if (request.method === 'GET' || request.method === 'HEAD') return this.show(interaction, response);
    if (request.method === 'POST') return this.choose(provider, interaction, request, response);
    response.setHeader('Allow', 'GET, HEAD, POST');
    answerPage(response, 405, endedPage());
  }

  private show(interaction: Interaction, response: ServerResponse, fault?: string): void {
    const { client_id: client, redirect_uri: target } = interaction.params;
    // The answer to the form sends the browser on to the relying party.
    response.setHeader('Content-Security-Policy', contentSecurityPolicy([new URL(String(target)).origin]));
    const html = choicePage(this.profile.title, String(client), this.offers(interaction), fault);
    answerPage(response, fault === undefined ? 200 : 400, html);
  }

  private offers({ params }: Interaction): readonly Offer[] {
    const clientId = String(params.client_id);
    return requestedOffers(this.profile, this.inTrustNetwork(clientId), params.acr_values);
  }

  private async choose(
    provider: Provider,
    interaction: Interaction,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const form = await readForm(request);
    const choice = form && choiceIn(form, this.offers(interaction));
    if (!choice) return this.show(interaction, response, 'Choose a method and what happens.');
    const result = await this.resultOf(provider, interaction, choice);
    if (!result) return this.show(interaction, response, 'Choose a person who has this method.');
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private async resultOf(provider: Provider, { params }: Interaction, { offer, personId, outcome }: Choice) {
    if (outcome === 'cancel') return { error: 'access_denied', error_description: 'the person turned back' };
    if (outcome === 'fail')
      return {
        error: 'unmet_authentication_requirements',
        error_description: 'the method did not identify the person',
      };
    const person = personOf(personId, offer.method);
    if (!person) return null;
    const accountId = this.profile.subjectOf(person, offer.method);
    const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const grantId = await grant.save();
    keepApproval(this.memory, grantId, { ...offer, person, subject: accountId, outcome });
    return { login: { accountId, acr: this.profile.acrOf(offer), remember: false }, consent: { grantId } };
  }
}

/** null: there is none of this name for this browser. */
async function interactionOf(provider: Provider, uid: string, request: IncomingMessage, response: ServerResponse) {
  const interaction = await provider.interactionDetails(request, response).catch((error: Error) => {
    if (error.name === 'SessionNotFound') return null;
    throw error;
  });
  return interaction?.uid === uid ? interaction : null;
}

function choiceIn(form: URLSearchParams, offers: readonly Offer[]): Choice | null {
  const offer = offers.find(({ method }) => method === form.get('method'));
  const outcome = form.get('outcome') ?? '';
  return offer && Object.hasOwn(outcomes, outcome)
    ? { offer, personId: form.get('person'), outcome: outcome as Outcome }
    : null;
}
