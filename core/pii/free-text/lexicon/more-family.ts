import { wordList } from './word-list.ts'

/** Family names that many people bear and the lists of the package lack. */
export const moreFamily = wordList(`
  payet bertin bailly herve leger bouvier millet germain besson langlois pelletier leveque leblanc lebrun mallet hamon
  boulanger monnier michaud guichard gillet etienne grondin poulain tessier chevallier collin chauvin rousset delattre
  ferrand tavernier lemaitre bigot lejeune guillou hoarau barthelemy delaunay besnard carlier charrier gaudin cordier
  jourdan lebon pichon lamy pasquier bodin blondel camus techer sauvage lacombe launay evrard bruneau vallee maury
  couturier laporte texier maillet rossignol blin gregoire lacoste blanchet thibault bouchet chauvet peltier briand
  lagarde courtois devaux merle normand guillet tanguy raynaud bourdon prigent cadet duhamel bousquet legendre seguin
  buisson delorme regnier lesage leconte benard allard didier verdier pottier jacquot
  cooper harrison morris allen bell baker simpson marshall bennett fox gray chapman hunt shaw lloyd ellis russell
  palmer holmes rogers stevens hunter matthews knight butler saunders pearce dean foster berry barnes pearson booth
  gordon lane harper hart mcdonald brooks carr dawson gardner stone andrews barker george cunningham watts webb
  lawrence bradley wells chambers poole atkinson lawson day woods fraser black fletcher hussain willis marsh burns
  hopkins nicholson parry newman jordan barrett burton riley porter byrne houghton perry baxter ball mccarthy elliott
  burke gallagher duncan cooke read wallace hawkins francis sutton davidson sharp holland bates bird bishop curtis
  hope short mccann page osborne o'brien o'connor hewitt coleman tucker higgins thornton gough stephenson blackburn
  ingham fielding ashworth haigh sykes greenwood sutcliffe crowther holroyd barraclough hartley pickles ramsden
  butterworth schofield entwistle bannister wainwright winterbottom higginbotham ramsbottom longbottom pettigrew
  cavanagh brennan mcbride mcguire mcgregor mackay buchanan drummond ferguson forsyth gillespie kerr lamont maxwell
  munro napier rennie sutherland urquhart bevan bowen howells llewelyn meredith pritchard probert pugh gwynne vaughan
  beynon rowlands
  patterson long bryant simmons griffin myers ford sullivan owens freeman hicks crawford boyd warren daniels nichols
  dunn perkins stephens payne pierce ray watkins snyder carpenter weaver greene sims kelley franklin fields wheeler
  oliver montgomery banks mccoy stanley gilbert garrett frazier hanson bowman fowler brewer carlson fleming walters
  neal caldwell jennings barnett graves horton shelton gregory miles craig holt hale rhodes haynes mcdaniel bush
  vaughn love steele curry powers chandler lyons ramsey wolfe mullins benson barber hines baldwin griffith hubbard
  reeves warner stevenson burgess tate cross garner mack dennis mcgee farmer manning cohen harmon rodgers robbins todd
  blair ingram reese cannon strickland townsend potter hampton patton swanson goodman yates erickson hodges conner
  adkins webster norman malone hammond flowers cobb moody blake pope floyd lindsey tyler fitzgerald sherman wise greer
  ballard houston pratt briggs parsons moran copeland pittman brady mccormick holloway brock logan bass drake
  jefferson morton sparks patrick norton huff clayton massey carson bowers roberson lamb harrington casey boone mathis
  singleton wilkins cain bryan underwood hogan phelps allison bridges wilkerson nash summers atkins ewing morrow
  livingston chase kirby
  smit schouten hoekstra prins kuipers hoek zwart bergh bouwman hendrickx dierckx vermeersch pauwels aerts segers
  demuynck verhelst coppens vercammen bogaert dewulf vanderlinden bijlsma terpstra faber sikkema feenstra hofstra
  boonstra elzinga wijnands schepers snoek kooijman spaans slot stam stolk tuinman vroom wessels zeeman bezemer
  boersma bolt eijk gelder hout kaptein klaassen kroon lammers manders nijhuis oosterhout pronk rijn ruijter schaik
  slager steen tol uijl vaart verdonk visscher vonk voss weerd zanten
  dias sequeira brandao sampaio bastos bento caetano calado caldeira cerqueira couto damasio diniz dinis gouveia
  guedes guimaraes jardim lobo malheiro mascarenhas novais paixao parreira passos patricio portela queiros quaresma
  resende salvador seabra siqueira teles trindade vasconcelos viana vilela cavalcante cavalcanti bezerra dantas
  feitosa holanda mello menezes pessoa rezende sales
  deluca desantis degregorio
  sanz calvo gallego diez pascual herrero gimenez ibanez pastor saez soler esteban pardo izquierdo casado redondo
  luque galan marcos soriano valero exposito benito andres villar escudero
  schubert guenther ludwig kraemer jaeger kuehn bergmann buettner oeztuerk oezdemir oezkan leitner eder lechner binder
  reiter haider strasser ebner zuercher kaelin roethlisberger
  begum rahman chowdhury islam akhtar iqbal mahmood qureshi siddiqui sheikh mohammed hussein ibrahim osman abdullah
  yusuf omar salah hamid haddad khoury nasser saleh mansour benali bennani alaoui idrissi chaoui cherkaoui amrani
  bensaid boukhari belhadj bouchareb bah kone amoah okafor adeyemi okoro nwosu eze obi chukwu oyelaran lim guo gao luo
  song xie han deng feng peng cao yuan tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi kato
  yoshida yamada sasaki kimura hayashi shimizu hoang phan vu vo dang bui do ngo duong kovalchuk shevchenko bondarenko
  tkachenko kravchenko oliynyk melnyk boyko koval marchenko smirnov sokolov lebedev kozlov novikov morozov volkov
  orlov georgiou papadopoulos nikolaou ivanov georgiev dimitrov petrov nikolov hoxha shehu dervishi gashi krasniqi
  berisha hasani juric
  chaudhry mehta whitfield llewellyn mcallister fenwick pemberley kim petrowa popov kuznetsov wisniewska kowalska
  zielinska szymanska lewandowska dabrowska kozlowska jankowska wojciechowska nowicka piotrowska grabowska pawlowska
  michalska jablonska majewska olszewska benkhelifa hamdi elamrani mansouri bouzid belkacem cherif
  manrique
`)
