// Every register of a region. A register that no file has is empty: nothing is known, nothing is claimed.
import { z } from "zod";
import { Application } from "./application.ts";
import { Classification, ControlCentre, Standard } from "./centre.ts";
import { Certificate } from "./certificate.ts";
import { Demarcation, ForeignAddress, Handover, Interconnection, InternetEdge, Network } from "./connectivity.ts";
import { Contact } from "./contact.ts";
import { DataCentre } from "./data-centre.ts";
import { DataSet } from "./data-set.ts";
import { Domain, Mail } from "./domain.ts";
import { Equipment, Staffing } from "./equipment.ts";
import { Exchange, ServiceBus } from "./exchange.ts";
import { Article, Deadline, Decree, Duty } from "./law.ts";
import { Organisation } from "./organisation.ts";
import { Audit, Change, LanRecord, TestApproval } from "./record.ts";
import { Cost, RoadmapItem } from "./roadmap.ts";
import { Role } from "./role.ts";
import { Backup, Exemption, Mandate, Server, Vps } from "./server.ts";
import { Service } from "./service.ts";
import { Incident, IncidentStep, ServiceDesk, Ticket } from "./service-desk.ts";
import { Desa, Titik } from "./titik.ts";
import { Conflict, PrintedTable, Readiness, Unknown } from "./truth.ts";
import { Wish } from "./wish.ts";

/** A collection and what one of its records is called. */
const registers = {
  tables: [PrintedTable, "table", "printed tables whose rows stand in other collections"],
  conflicts: [Conflict, "conflict", "statements of the documents that cannot all be true, side by side"],
  unknowns: [Unknown, "unknown", "questions that no document answers, and what waits for the answer"],
  organisations: [Organisation, "organisation", "agencies, their units, other legal bodies"],
  roles: [Role, "role", "positions and functions: who coordinates what"],
  contacts: [Contact, "contact", "how to reach a function; no persons"],
  serviceDesk: [ServiceDesk, "service desk", "levels of the service desk"],
  tickets: [Ticket, "ticket", "what offices hand in at the service desk, of five kinds"],
  incidentPath: [IncidentStep, "incident step", "the way of an incident, in order"],
  incidents: [Incident, "incident", "incidents, with the three duties that follow"],
  desa: [Desa, "desa", "villages"],
  titik: [Titik, "titik", "connected points of a bandwidth table, Min and Max as printed"],
  equipment: [Equipment, "equipment", "devices as a survey counted them"],
  staffing: [Staffing, "staffing", "IT staff as a survey counted them"],
  wishes: [Wish, "wish", "wishes, plans and complaints of sites"],
  services: [Service, "SPBE service", "services for the public and inside the government, and the applications that give them"],
  applications: [Application, "application", "applications, with every row that names them"],
  servers: [Server, "server", "servers, in the pusat data or outside"],
  vps: [Vps, "VPS", "virtual servers for agencies"],
  exemptions: [Exemption, "exemption", "own servers and storage at third parties, and their papers"],
  dataSets: [DataSet, "data set", "data that the documents name: whose, where kept"],
  mandates: [Mandate, "mandate", "leave of a data owner to manage its data"],
  backups: [Backup, "backup", "duties to back up into the pusat data"],
  domains: [Domain, "domain", "the register of sub-domains"],
  mail: [Mail, "mail domain", "official e-mail"],
  serviceBus: [ServiceBus, "service bus", "Sistem Penghubung Layanan"],
  exchanges: [Exchange, "exchange", "who exchanges what with whom"],
  networks: [Network, "network", "networks and lines that are there already, whoever built them"],
  internetEdge: [InternetEdge, "internet edge", "exits, public addresses and bandwidth in one hand"],
  interconnections: [Interconnection, "interconnection", "links to other governments and the Pusat Data Nasional"],
  foreignAddresses: [ForeignAddress, "foreign address", "addresses of other networks; the number plan keeps clear of the private ones"],
  demarcations: [Demarcation, "demarcation", "which side of the router is whose"],
  handovers: [Handover, "handover", "non-LAN infrastructure handed over to the central unit"],
  dataCentres: [DataCentre, "data centre", "the pusat data, its recovery, the Pusat Data Nasional"],
  controlCentres: [ControlCentre, "control centre", "where the network is watched"],
  standards: [Standard, "standard", "standards that must be met, and who attested it"],
  classifications: [Classification, "classification", "security classes and zones"],
  roadmap: [RoadmapItem, "roadmap item", "what is to be built when, after what"],
  costs: [Cost, "cost", "budget lines"],
  articles: [Article, "article", "clauses of the regulation, each with what is made of it"],
  duties: [Duty, "duty", "duties that come back, with their periods"],
  deadlines: [Deadline, "deadline", "dates after which something is due or ended"],
  decrees: [Decree, "decree", "decrees, policies and procedures: whether they exist"],
  certificates: [Certificate, "certificate", "electronic certificates of offices and services"],
  lanRecords: [LanRecord, "LAN record", "LAN drawings, change reports, inspections"],
  audits: [Audit, "audit", "audits planned and held"],
  changes: [Change, "change", "changes and who approved them"],
  testApprovals: [TestApproval, "test approval", "approvals of tested applications"],
  readiness: [Readiness, "readiness", "rows of readiness and condition tables"],
} as const;

type Registers = typeof registers;

function shape(): { [K in keyof Registers]: z.ZodArray<Registers[K][0]> } {
  const entries = Object.entries(registers).map(([name, [record, , says]]) => [name, z.array(record as z.ZodType).describe(says)]);
  return Object.fromEntries(entries);
}

export const RegisterData = z.strictObject(shape());
export type RegisterData = z.infer<typeof RegisterData>;

/** What one record of each register is called. */
export const registerNouns: Readonly<Record<keyof RegisterData, string>> = Object.fromEntries(
  Object.entries(registers).map(([name, [, noun]]) => [name, noun]),
) as Record<keyof RegisterData, string>;
