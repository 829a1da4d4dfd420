import type { Language } from '../../../domain/language.ts';
import { german } from './template-de.ts';
import { english } from './template-en.ts';
import type { Template } from './template.ts';

/** The words of invitations in every language. */
export const templates: Readonly<Record<Language, Template>> = { en: english, de: german };
