import { wordList } from './word-list.ts'

/** Legal forms, as ISO 20275 lists them for the countries whose letters are read. */
const legalForms = wordList(`
  ltd limited plc llp llc inc incorporated corp corporation company sarl sas sasu sa eurl sci snc scop selarl gie gmbh ag
  kg ohg ug mbh kgaa gbr se bv nv vof srl srls spa sapa sl slu sau lda ltda unipessoal eireli zoo ska oy ab aps
`)

/** Kinds of business, by the nouns of ISIC Rev. 4's sections and divisions as firms are called by them. */
const businesses = wordList(`
  manufacturing industries mining energy construction builders trading motors transport airlines airways shipping
  logistics couriers hotel hotels restaurant restaurants cafe catering publishing media records broadcasting telecom
  telecommunications software computing analytics finance insurance investments properties realty accounting
  consulting consultants architects engineering research laboratories labs advertising rentals travel security cleaning
  education school college university academy institute healthcare hospital clinic dental pharmacy museum library
  theatre gallery fitness church ministries association foundation laundry bakery brewery joinery plumbing
  assurances assurance mutuelle transports boulangerie pharmacie clinique hopital lycee ecole garage editions
  versicherung versicherungen werke backerei apotheke klinik autohaus schule verlag stiftung verein
  seguros construcciones transportes panaderia farmacia clinica colegio editorial fundacion
  assicurazioni costruzioni trasporti panificio scuola ospedale edizioni fondazione
  verzekeringen bouw bakkerij apotheek ziekenhuis uitgeverij stichting vereniging
  construcoes padaria escola editora fundacao associacao ubezpieczenia piekarnia apteka klinika szkola fundacja
`)

/** What several firms under one name, or several owners, are called. */
const groups = wordList(`
  group holding holdings partners associates brothers sons solutions systems technologies tech international enterprises
  worldwide services ventures groupe freres fils gruppe gebruder sohne grupo hermanos hijos gruppo fratelli figli groep
  zonen irmaos filhos grupa bracia synowie
`)

/** Behind these, or before, stands a firm's name. */
export const companies: readonly string[] = [...legalForms, ...businesses, ...groups]
