import {
  type Metadata,
  ResponderBuilder,
  type ServerInterceptingCallInterface,
  ServerInterceptingCall,
  ServerListenerBuilder,
  status,
} from '@grpc/grpc-js';
import { refusal } from './refusals.js';

/** Lets only one user in: without credentials a real server denies access, with wrong ones it doesn't know who it is. */
export function accessOf(userAndPassword: string) {
  const wanted = `Basic ${Buffer.from(userAndPassword).toString('base64')}`;
  return ({ path }: { readonly path: string }, call: ServerInterceptingCallInterface): ServerInterceptingCall => {
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata: Metadata, next) => {
        const [given] = metadata.get('authorization');
        if (given === wanted || path.endsWith('/GetSupportedMethods')) return next(metadata);
        call.sendStatus(
          given === undefined
            ? refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' })
            : refusal(status.UNAUTHENTICATED, 'Received HTTP status code 401'),
        );
      })
      .build();
    return new ServerInterceptingCall(call, new ResponderBuilder().withStart((next) => next(listener)).build());
  };
}
