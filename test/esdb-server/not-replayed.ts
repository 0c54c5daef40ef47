/** Scenarios of the recording that the test server is not compared by, each with its reason. */
export const NOT_REPLAYED: Readonly<Record<string, string>> = {
  'server-features': 'the test server has the streams service only, so its list of methods is shorter',
  'server-stopped-subscriptions':
    'a server of grpc-js that stops ends its calls with another HTTP/2 code, which the client names otherwise',
  'persistent-basic': 'persistent subscriptions aren’t used',
  'persistent-nack': 'persistent subscriptions aren’t used',
  'persistent-default-start': 'persistent subscriptions aren’t used',
};

/** Steps that are left out of the others: of a persistent subscription that runs beside what is compared. */
export const LEFT_OUT = /Persistent/u;
