import { wordList } from './word-list.ts'

/** Towns that letters from here speak of and the lists of the package lack. */
export const cities = wordList(`
  london birmingham manchester liverpool leeds sheffield bristol glasgow edinburgh cardiff belfast dublin cork galway
  newcastle nottingham leicester coventry bradford hull stoke derby southampton portsmouth plymouth exeter norwich
  ipswich cambridge oxford reading brighton york swansea newport aberdeen dundee inverness perth stirling bath
  gloucester cheltenham worcester lincoln peterborough northampton luton watford slough swindon bournemouth poole
  blackpool preston bolton stockport oldham rochdale wigan warrington chester crewe carlisle lancaster durham
  sunderland middlesbrough harrogate wakefield huddersfield halifax barnsley doncaster rotherham scarborough
  grimsby mansfield chesterfield shrewsbury telford hereford taunton truro torquay dorchester salisbury winchester
  guildford canterbury dover margate maidstone hastings eastbourne colchester chelmsford southend croydon euston
  paris lyon marseille toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims toulon grenoble dijon
  angers nimes villeurbanne brest tours amiens limoges annecy metz perpignan besancon orleans rouen mulhouse caen
  nancy argenteuil montreuil poitiers pau calais avignon cannes antibes colmar quimper lorient vannes bayonne biarritz
  troyes chambery valence geneve lausanne bruxelles namur liege charleroi luxembourg
  berlin hamburg munchen muenchen koln koeln frankfurt stuttgart dusseldorf duesseldorf leipzig dortmund essen bremen
  dresden hannover nurnberg nuernberg duisburg bochum wuppertal bielefeld bonn munster muenster mannheim karlsruhe
  augsburg wiesbaden gelsenkirchen aachen braunschweig kiel chemnitz halle magdeburg freiburg krefeld mainz lubeck
  luebeck erfurt rostock kassel hagen potsdam saarbrucken hamm ludwigshafen oldenburg osnabruck heidelberg darmstadt
  regensburg wurzburg ingolstadt ulm heilbronn pforzheim gottingen trier jena wien graz linz salzburg innsbruck
  klagenfurt bregenz zurich zuerich basel bern luzern winterthur lugano
  madrid barcelona valencia sevilla zaragoza malaga murcia palma bilbao alicante cordoba valladolid vigo gijon granada
  coruna vitoria oviedo cartagena jerez pamplona almeria donostia burgos albacete castellon logrono badajoz salamanca
  huelva lleida tarragona leon cadiz jaen girona lugo santander toledo bogota lima quito caracas montevideo
  roma milano napoli torino palermo genova bologna firenze bari catania venezia verona messina padova trieste brescia
  taranto prato parma modena cagliari livorno foggia rimini salerno ferrara sassari latina giugliano monza siracusa
  pescara bergamo forli trento vicenza terni bolzano novara piacenza ancona andria arezzo udine cesena lecce pisa
  amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede
  amersfoort zaandam zwolle leiden zoetermeer maastricht dordrecht ede delft alkmaar venlo deventer hilversum
  antwerpen gent brugge leuven mechelen hasselt oostende kortrijk
  lisboa porto braga coimbra setubal funchal aveiro evora faro leiria viseu guimaraes sintra cascais brasilia salvador
  fortaleza curitiba manaus recife goiania belem campinas
  warszawa krakow lodz wroclaw poznan gdansk szczecin bydgoszcz lublin bialystok katowice gdynia czestochowa radom
  sosnowiec torun kielce rzeszow gliwice zabrze olsztyn bielsko bytom opole tychy
  oslo bergen stockholm goteborg malmo kobenhavn aarhus helsinki tampere reykjavik praha brno bratislava budapest
  zagreb ljubljana beograd bucuresti sofia athens athina istanbul ankara kyiv kiev moscow moskva riga vilnius tallinn
  london londres londra londyn brussels brussel bruksela cologne munich vienna geneva zurych mediolan rzym paryz praga
  lisbon seville turin milan rome naples florence venice genoa the hague warsaw cracow prague copenhagen bucharest
  tokyo beijing shanghai delhi mumbai dubai cairo lagos nairobi johannesburg sydney melbourne toronto montreal
  vancouver boston chicago seattle dallas houston miami atlanta denver phoenix detroit philadelphia washington
`)
