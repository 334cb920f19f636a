import type { SealWords } from '../../desks/certificates/seal.tsx'
import type { TakeHomeWords } from '../../desks/certificates/take-home.tsx'

export const takeHome: TakeHomeWords = {
  title: 'Download certificate and site seal',
  lead: (server) => `Server: ${server}`,
  later: {
    title: 'Nothing to download yet',
    lead: 'Certificates can be downloaded from applications whose status is “Done”. Please choose one from the list.',
  },
  download: 'Download',
  columns: { what: 'What', form: 'Format', download: 'Download' },
  zip: {
    title: 'Everything for your server',
    about: 'The certificates you need and notes on how to install them, in one ZIP file.',
    own: 'as you applied',
    name: (server) => `For ${server}`,
  },
  files: {
    title: 'Certificates',
    caption: 'Certificate files',
    names: {
      'certificate-pem': 'Server certificate',
      'certificate-der': 'Server certificate',
      'with-chain': 'Server certificate with intermediate',
      chain: 'Intermediate certificate',
      pkcs7: 'All certificates',
      root: 'Root certificate',
    },
    forms: {
      'certificate-pem': 'PEM',
      'certificate-der': 'DER',
      'with-chain': 'PEM',
      chain: 'PEM',
      pkcs7: 'PKCS#7',
      root: 'PEM',
    },
  },
  root: 'The certificate is good on devices that trust our root certificate. Install the root certificate there first, on the devices of your company for instance.',
  seal: {
    title: 'Site seal',
    about: 'A picture for your web site. Let it lead to the page that shows the present state of the certificate.',
    caption: 'Pictures of the seal',
    width: (pixels) => `${pixels} pixels wide`,
    drawing: 'Drawing for any size',
    page: 'Open the page that shows the state',
    snippet: 'HTML for your page, as an example (the picture lies where you put it)',
    alt: (series) => `${series} server certificate`,
  },
  notes: {
    file: 'install.en.txt',
    text: {
      apache: `Installing in Apache

1. Put fullchain.crt and the private key of your request on the server. Only the administrator may read the key.
2. Write these two lines into the configuration, with your own paths:
   SSLCertificateFile    /etc/ssl/fullchain.crt
   SSLCertificateKeyFile /etc/ssl/server.key
3. Check it with apachectl configtest and load it with apachectl graceful.`,
      nginx: `Installing in nginx

1. Put fullchain.crt and the private key of your request on the server. Only the administrator may read the key.
2. Write these two lines into the server block, with your own paths:
   ssl_certificate     /etc/ssl/fullchain.crt;
   ssl_certificate_key /etc/ssl/server.key;
3. Check it with nginx -t and load it with nginx -s reload.`,
      iis: `Installing in Microsoft IIS

1. On the server that made the request, open “Server Certificates” in the Internet Information Services Manager.
2. Choose “Complete Certificate Request” and give it server.p7b (or server.cer where that cannot be chosen).
3. Add https to the bindings of the site and choose the certificate.`,
      tomcat: `Installing in Tomcat (Java)

1. Import into the keystore that made the request (the alias is that of the key):
   keytool -importcert -trustcacerts -alias ALIAS -file server.p7b -keystore KEYSTORE
2. Name the keystore in the Connector of server.xml.
3. Restart Tomcat.`,
      other: `Installing

1. server.crt is the server certificate, chain.crt the intermediate, fullchain.crt both of them.
2. Follow the manual of your product, with the private key of your request.
3. Products that import everything at once take server.p7b.`,
    },
    root: `The root certificate (root.crt) is for the devices that connect, so that they trust it. The server does not need it.`,
  },
}

export const seal: SealWords = {
  title: 'About this server certificate',
  good: 'This certificate is valid now.',
  over: (at) => `The validity of this certificate ended ${at}.`,
  early: (at) => `The validity of this certificate begins ${at}.`,
  revoked: (at) => `This certificate was revoked ${at}.`,
  unknown: 'This certificate could not be found.',
  labels: {
    servers: 'Servers',
    organisation: 'Organisation',
    place: 'Place',
    from: 'Valid from',
    until: 'Valid until',
    serial: 'Serial number',
    asked: 'Looked up',
  },
}
