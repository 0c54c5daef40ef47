// Ends with 0 when the service in this container is ready.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`).catch(() => null);
process.exit(answer?.status === 200 ? 0 : 1);
