import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { HelpLibrary } from '../../help/help-library.js';
import { readArticles } from '../../help/read-articles.js';

/** Where the articles are. */
export const articlesFolder = fileURLToPath(new URL('../../../assets/help/', import.meta.url));

/** The articles that come with the service: read once, when somebody first asks for one. A spec reads them all. */
@Injectable()
export class HelpCentre {
  private read: HelpLibrary | undefined;

  get library(): HelpLibrary {
    this.read ??= new HelpLibrary(readArticles(articlesFolder));
    return this.read;
  }
}
