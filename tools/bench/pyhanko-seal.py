"""Seals a PDF some times with pyHanko in this process, as a library, and prints the seconds of each as JSON."""
import io, json, sys, time
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

pdf, key, certificate, issuer, times = sys.argv[1:]
data = open(pdf, 'rb').read()
signer = signers.SimpleSigner.load(key, certificate, ca_chain_files=[issuer])
about = signers.PdfSignatureMetadata(
    field_name='Seal', md_algorithm='sha256', certify=True, subfilter=fields.SigSeedSubFilter.PADES
)
seconds = []
for _ in range(int(times)):
    started = time.perf_counter()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), about, signer=signer, output=io.BytesIO())
    seconds.append(time.perf_counter() - started)
print(json.dumps(seconds))
